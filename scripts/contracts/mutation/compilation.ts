import { join, relative } from 'node:path';
import ts from 'typescript';

/**
 * Our sources compiled against generated files that are only in memory, again and again. What did not change is neither
 * read nor parsed twice.
 */
export class Compilation {
  private generated: ReadonlyMap<string, string> = new Map();
  private generation = 0;
  private readonly service: ts.LanguageService;
  private readonly roots: readonly string[];

  constructor(
    private readonly root: string,
    roots: readonly string[],
  ) {
    this.roots = roots.map((file) => join(root, file));
    this.service = ts.createLanguageService(this.host(), ts.createDocumentRegistry());
  }

  /** `generated`: text by name in generated/. */
  use(generated: ReadonlyMap<string, string>): void {
    this.generated = new Map([...generated].map(([name, text]) => [join(this.root, 'generated', name), text]));
    this.generation++;
  }

  /** The files that a compilation reads, ours only. */
  files(): readonly string[] {
    const program = this.service.getProgram();
    const sources = program?.getSourceFiles() ?? [];
    return sources.map(({ fileName }) => relative(this.root, fileName)).filter((file) => !file.startsWith('..') && !file.includes('node_modules') && !file.endsWith('.cjs'));
  }

  /** The errors of one file, each as `file:line TS2345 text`. */
  errors(file: string): readonly string[] {
    const path = join(this.root, file);
    if (this.service.getProgram()?.getSourceFile(path) === undefined) return [`${file} is not compiled`];
    return [...this.service.getSyntacticDiagnostics(path), ...this.service.getSemanticDiagnostics(path)].map(({ file: at, start = 0, code, messageText }) => {
      const line = at === undefined ? 0 : ts.getLineAndCharacterOfPosition(at, start).line + 1;
      return `${file}:${line} TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 160)}`;
    });
  }

  private host(): ts.LanguageServiceHost {
    const read = ts.readConfigFile(join(this.root, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...read.config, include: [], files: [] }, ts.sys, this.root);
    const isGenerated = (path: string): boolean => path.startsWith(join(this.root, 'generated') + '/');
    const textOf = (path: string): string | undefined => (isGenerated(path) ? this.generated.get(path) : ts.sys.readFile(path));
    return {
      getCompilationSettings: () => ({ ...options, incremental: false, noEmit: true }),
      getScriptFileNames: () => [...this.roots],
      getScriptVersion: (path) => (isGenerated(path) ? String(this.generation) : '1'),
      getScriptSnapshot: (path) => {
        const text = textOf(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => this.root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (path) => (isGenerated(path) ? this.generated.has(path) : ts.sys.fileExists(path)),
      readFile: textOf,
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
    };
  }
}
