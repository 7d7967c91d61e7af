import { randomUUID } from 'node:crypto';
import { ask } from './ask.js';
import { readOnce } from './client.js';
import { isToken } from './record.js';
import { bodyOf, WORKS, type PoolId, type Work } from './works.js';

const AT_ONCE = 8;

/** What each work gives when nothing disturbs it, by the work. */
export async function readReferences(url: string, pools: readonly PoolId[]): Promise<ReadonlyMap<Work, string>> {
  const texts = new Map<Work, string>();
  const waiting = pools.flatMap((pool) => [...WORKS[pool]]);
  const lane = async (): Promise<void> => {
    for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) texts.set(work, await textOf(url, work));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return texts;
}

async function textOf(url: string, work: Work): Promise<string> {
  const taskId = randomUUID();
  const admitted = await ask(`${url}/v1/tasks`, 'POST', bodyOf(work, { taskId, sessionId: randomUUID(), priority: 'interactive', onDisconnect: 'continue' }), 5_000);
  if (admitted?.status !== 202) throw new Error(`The undisturbed run was refused: ${JSON.stringify(admitted)}`);
  const events = (await readOnce(`${url}/v1/tasks/${taskId}/stream`)) ?? (await readOnce(`${url}/v1/tasks/${taskId}/stream`));
  if (events?.at(-1)?.event !== 'end') throw new Error(`The undisturbed run did not complete: ${JSON.stringify(events?.at(-1))}`);
  return events.filter(isToken).map(({ data }) => String(data['t'])).join('');
}
