import { readYaml } from '../../codegen/bundle.js';
import type { Place } from '../../codegen/place.js';
import { type Contracts, type DocumentFile, type Finding, operations } from '../contracts.js';

const FILE = 'requirements.yaml';
const PREFIX: Readonly<Record<DocumentFile, RegExp>> = { 'data.yaml': /^ORCH-\d{4}$/, 'control.yaml': /^OC-CTRL-\d{4}$/ };

/** The table of requirements and the x-req-ids of the contracts are the same set, and each requirement is a sentence. */
export const requirementFindings = (directory: string, contracts: Contracts): readonly Finding[] => {
  const findings: Finding[] = [];
  const table = new Map(Object.entries(readYaml(directory, FILE)));
  const used = new Set<string>();
  for (const { file, root } of contracts.documents) {
    for (const list of requirementLists(root)) {
      const ids = list.texts();
      if (ids.length === 0) findings.push({ place: list.pointer, message: 'names no requirement' });
      if (new Set(ids).size < ids.length) findings.push({ place: list.pointer, message: 'names a requirement twice' });
      for (const id of ids) {
        used.add(id);
        if (!PREFIX[file].test(id)) findings.push({ place: list.pointer, message: `${id} does not match ${PREFIX[file].source}` });
        if (!table.has(id)) findings.push({ place: list.pointer, message: `${id} is not in ${FILE}` });
      }
    }
  }
  for (const [id, sentence] of table) {
    const place = `${FILE}#/${id}`;
    if (!used.has(id)) findings.push({ place, message: 'no operation names it in x-req-id' });
    if (typeof sentence !== 'string' || !/^[/A-Z].*\.$/.test(sentence)) findings.push({ place, message: 'must be one sentence that ends in a full stop' });
  }
  return findings;
};

/** The root's list holds for every operation of the document. */
const requirementLists = (root: Place): readonly Place[] =>
  [root.at('x-req-id'), ...operations(root).map(({ place }) => place.at('x-req-id'))];
