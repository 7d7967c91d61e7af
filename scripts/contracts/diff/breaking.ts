import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../codegen/bundle.js';
import { Place } from '../../codegen/place.js';
import { DOCUMENT_FILES, type Finding } from '../contracts.js';
import { lostGuarantees } from './guarantees.js';
import { redoclyDiff } from './redocly.js';
import { announcement, nextBreaking } from './version.js';
import { lostWords } from './vocabulary.js';

export interface Comparison {
  readonly versions: { readonly base: string; readonly revision: string };
  /** What breaks a client of the base. */
  readonly breaking: readonly Finding[];
}

/** Compares two folders of contracts. The version is that of data.yaml; lint keeps both documents at one version. */
export const compareContracts = async (base: string, revision: string): Promise<Comparison> => {
  const breaking: Finding[] = [];
  for (const file of DOCUMENT_FILES) {
    if (!existsSync(join(base, file))) continue;
    if (!existsSync(join(revision, file))) {
      breaking.push({ place: file, message: 'the whole document is gone' });
      continue;
    }
    const before = Place.of(bundle(base, file));
    const after = Place.of(bundle(revision, file));
    breaking.push(...(await redoclyDiff(join(base, file), join(revision, file))));
    breaking.push(...lostGuarantees(before, after), ...lostWords(before, after));
  }
  return { versions: { base: versionIn(base), revision: versionIn(revision) }, breaking };
};

const versionIn = (directory: string): string => Place.of(bundle(directory, 'data.yaml')).at('info').at('version').text();

/** Why the comparison fails, for the person who must now do something; undefined when it passes. */
export const objection = ({ versions, breaking }: Comparison): string | undefined => {
  const announced = announcement(versions.base, versions.revision);
  if (announced === 'went back') return `info.version went back from ${versions.base} to ${versions.revision}.`;
  if (breaking.length === 0 || announced === 'raised') return undefined;
  return `Clients of ${versions.base} would break. Undo it, or announce it: raise info.version in both documents to ${nextBreaking(versions.base)}.`;
};
