import type { ArtifactRef } from '../../../generated/control.js';
import { ARTIFACT_KINDS } from '../../../generated/vocabulary.js';
import type { ArtifactQuery } from '../../client/artifacts.js';
import { UsageError, type Arguments, type Command, type ExitCode, type Invocation } from '../command.js';
import { shown } from '../output.js';
import { writeResult } from '../source.js';
import { checkDigest } from './transcript.js';

const PAGE = 50;

export const artifacts: Command = {
  name: 'artifacts',
  usage: 'list | get ID | rm ID',
  summary: 'list, get and remove what is stored',
  about:
    'list prints the newest artifacts: when, kind, id and tags. get prints one, every byte as it is stored, after its digest was\n' +
    'checked. rm removes one. ID is 64 hexadecimal digits, with or without sha256:.',
  flags: {
    kind: { value: 'KIND', help: `list only these: ${ARTIFACT_KINDS.join(', ')}` },
    tag: { value: 'TAG', help: 'list only what has this tag, such as task:UUID' },
    parent: { value: 'ID', help: 'list only what names this one as its parent' },
    limit: { value: 'N', help: `list so many (${PAGE})` },
    output: { value: 'FILE', help: 'get to this file (-o FILE)' },
  },
  run: (invocation) => {
    const [what, ...words] = invocation.given.words;
    switch (what) {
      case 'list':
        if (words.length > 0) throw new UsageError('list takes flags alone.');
        return list(invocation);
      case 'get':
        return get(invocation, idOf(words));
      case 'rm':
        return remove(invocation, idOf(words));
      default:
        throw new UsageError(`${what === undefined ? 'What to do is missing' : `${what} is not known`}: orchctl artifacts list, get ID or rm ID.`);
    }
  },
};

async function list({ given, client, output }: Invocation): Promise<ExitCode> {
  const query = queryOf(given);
  let left = given.number('limit', { low: 1, high: 1_000_000 }) ?? PAGE;
  for (let cursor: string | undefined; left > 0; ) {
    const page = await client.artifacts.list({ ...query, limit: Math.min(left, 200), ...(cursor === undefined ? {} : { cursor }) });
    for (const artifact of page.artifacts) await (output.json ? output.record(artifact) : output.line(describe(artifact)));
    left -= page.artifacts.length;
    cursor = page.next_cursor;
    if (cursor === undefined) return 0;
  }
  return 0;
}

function queryOf(given: Arguments): ArtifactQuery {
  const [kind, tag, parent] = [given.oneOf('kind', ARTIFACT_KINDS), given.text('tag'), given.text('parent')];
  return { ...(kind === undefined ? {} : { kind }), ...(tag === undefined ? {} : { tag }), ...(parent === undefined ? {} : { parent }) };
}

const describe = ({ created_ms, kind, id, tags }: ArtifactRef): string => `${new Date(created_ms).toISOString()}  ${kind.padEnd(7)}  ${id}  ${tags.map((tag) => shown(tag).slice(1, -1)).join(' ')}`;

async function get({ given, client, output }: Invocation, id: string): Promise<ExitCode> {
  const bytes = await client.artifacts.bytes(id);
  checkDigest(bytes, id);
  await writeResult(bytes, given.text('output'), output);
  return 0;
}

async function remove({ client, output }: Invocation, id: string): Promise<ExitCode> {
  await client.artifacts.remove(id);
  output.note(`Artifact ${id} is gone.`);
  return 0;
}

function idOf([word, extra]: readonly string[]): string {
  const id = /^(?:sha256:)?([0-9a-f]{64})$/.exec(word ?? '')?.[1];
  if (id === undefined || extra !== undefined) throw new UsageError('One ID is needed: 64 hexadecimal digits, with or without sha256: before them.');
  return id;
}
