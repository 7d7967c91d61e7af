/**
 * The fenced blocks of README.md and what their info strings promise. Renderers show the first word only.
 *
 *   ```sh setup                                    the set-up of a fresh clone; .ci/run has it verbatim and runs it
 *   ```sh session=NAME                             run in that session's shell, one after the other
 *   ```sh session=NAME background ready=URL        started there and left running once URL answers 2xx
 *   ```yaml file=PATH  (also ini)                  written to PATH in the clone's root
 *   ```json output  ```text output                 what the block above printed; `…` stands for anything
 *   ```text                                        a picture
 *   ```ts example                                  a program; test/integration/client/package.test.ts compiles and runs it
 *
 * There is no other kind: a command that nobody runs goes stale.
 */
export type Block = { readonly line: number; readonly text: string } & (
  | { readonly kind: 'setup' }
  | { readonly kind: 'shell'; readonly session: string; readonly output: Output | undefined }
  | { readonly kind: 'background'; readonly session: string; readonly ready: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'picture' }
  | { readonly kind: 'example' }
);

export interface Output {
  readonly format: 'json' | 'text';
  readonly text: string;
  readonly line: number;
}

interface Fence {
  readonly info: string;
  readonly text: string;
  /** Of the opening fence, from 1. */
  readonly line: number;
}

/** Throws for a block of no known kind, and for an output without a command. */
export function readBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  for (const fence of fencesOf(markdown)) {
    const output = /^(json|text) output$/.exec(fence.info)?.[1];
    if (output === undefined) {
      blocks.push(blockOf(fence));
      continue;
    }
    const shell = blocks.pop();
    if (shell?.kind !== 'shell' || shell.output !== undefined) throw new Error(`README.md:${String(fence.line)}: an output must follow a foreground sh block.`);
    blocks.push({ ...shell, output: { format: output === 'json' ? 'json' : 'text', text: fence.text, line: fence.line } });
  }
  return blocks;
}

function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  let open: { readonly info: string; readonly line: number; readonly from: number } | undefined;
  const lines = markdown.split('\n');
  for (const [index, line] of lines.entries()) {
    const info = /^\s*```(.*)$/.exec(line)?.[1]?.trim();
    if (info === undefined) continue;
    if (open === undefined) {
      open = { info, line: index + 1, from: index + 1 };
    } else {
      fences.push({ info: open.info, line: open.line, text: `${lines.slice(open.from, index).join('\n')}\n` });
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`README.md:${String(open.line)}: this block is not closed.`);
  return fences;
}

function blockOf({ info, text, line }: Fence): Block {
  if (info === 'text') return { kind: 'picture', text, line };
  if (info === 'ts example') return { kind: 'example', text, line };
  if (info === 'sh setup') return { kind: 'setup', text, line };
  const path = /^(?:yaml|ini) file=(\S+)$/.exec(info)?.[1];
  if (path !== undefined) return { kind: 'file', path, text, line };
  const [, session, ready] = /^sh session=(\w+)(?: background ready=(\S+))?$/.exec(info) ?? [];
  if (session !== undefined && ready !== undefined) return { kind: 'background', session, ready, text, line };
  if (session !== undefined) return { kind: 'shell', session, output: undefined, text, line };
  throw new Error(`README.md:${String(line)}: \`\`\`${info} is no kind of block that is known; scripts/readme/blocks.ts lists them.`);
}
