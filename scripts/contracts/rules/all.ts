import { Refusal } from '../../codegen/place.js';
import { type Contracts, type Finding, operations, readContracts } from '../contracts.js';
import { operationFindings } from './operations.js';
import { requirementFindings } from './requirements.js';
import { schemaFindings } from './schemas.js';

/** The rules that redocly cannot express; `npm run lint:contracts` runs redocly first. Nothing found: an empty list. */
export const findings = (directory: string): readonly Finding[] => {
  try {
    const contracts = readContracts(directory);
    return distinct([
      ...contracts.documents.flatMap(({ root }) => [...schemaFindings(root), ...operationFindings(root)]),
      ...schemaFindings(contracts.config),
      ...requirementFindings(directory, contracts),
      ...documentFindings(contracts),
    ]);
  } catch (error) {
    if (error instanceof Refusal) return [{ place: error.place, message: error.reason }];
    throw error;
  }
};

const documentFindings = (contracts: Contracts): readonly Finding[] => {
  const found: Finding[] = [];
  const versions = new Set(contracts.documents.map(({ root }) => root.at('info').at('version').text()));
  if (versions.size > 1) found.push({ place: 'info.version', message: `the documents differ: ${[...versions].join(', ')}` });
  const seen = new Map<string, string>();
  for (const { file, root } of contracts.documents) {
    if (root.at('openapi').value !== '3.1.0') found.push({ place: `${file}#/openapi`, message: 'must be 3.1.0: the validators know no other' });
    for (const { id, place } of operations(root)) {
      const other = seen.get(id);
      if (other !== undefined && other !== file) found.push({ place: place.pointer, message: `${id} is also in ${other}` });
      seen.set(id, file);
    }
  }
  return found;
};

/** What both documents share is found twice. */
const distinct = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [`${finding.place} ${finding.message}`, finding])).values(),
];
