import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';

export type Path = readonly (string | number)[];
export type Edit =
  | { readonly kind: 'set'; readonly path: Path; readonly to: unknown }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'rename'; readonly path: Path; readonly as: string }
  /** Adds to the end of a list, or takes a scalar out of it. */
  | { readonly kind: 'append' | 'drop'; readonly path: Path; readonly value: unknown };

/** Runs `use` on a copy of the contracts with the edits made to one file; the copy is gone afterwards. */
export const withEdits = async <Result>(
  contracts: string,
  file: string,
  edits: readonly Edit[],
  use: (directory: string) => Promise<Result>,
): Promise<Result> => {
  const directory = mkdtempSync(join(tmpdir(), 'contract-mutation-'));
  try {
    cpSync(contracts, directory, { recursive: true });
    const document = parseDocument(readFileSync(join(directory, file), 'utf8'));
    for (const edit of edits) apply(document, edit);
    writeFileSync(join(directory, file), String(document));
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
};

/** An edit that finds nothing to change is an error: the contract moved on, and the mutation would prove nothing. */
const apply = (document: Document, edit: Edit): void => {
  const missing = (): never => {
    throw new Error(`nothing to ${edit.kind} at ${edit.path.join(' › ')}`);
  };
  switch (edit.kind) {
    case 'set':
      if (!document.hasIn(edit.path.slice(0, -1))) missing();
      return document.setIn(edit.path, document.createNode(edit.to));
    case 'remove':
      if (!document.deleteIn(edit.path)) missing();
      return;
    case 'rename': {
      const parent = edit.path.length === 1 ? document.contents : document.getIn(edit.path.slice(0, -1), true);
      const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === edit.path.at(-1)) : undefined;
      if (pair === undefined) return missing();
      pair.key = document.createNode(edit.as);
      return;
    }
    case 'append':
    case 'drop': {
      const list = document.getIn(edit.path, true);
      if (!isSeq(list)) return missing();
      if (edit.kind === 'append') return list.add(document.createNode(edit.value));
      const index = list.items.findIndex((item) => isScalar(item) && item.value === edit.value);
      if (index < 0) return missing();
      list.items.splice(index, 1);
    }
  }
};
