import { createHash } from 'node:crypto';
import { at } from '../../scripts/json.js';
import type { Random } from '../support/random.js';
import type { Found, Violation } from './judge.js';
import { wordsOf } from './record.js';

const LOOKS = 4;

/** What ended tasks of earlier rounds showed: they must show it for ever, whatever happened since. */
export class Memory {
  private readonly seen: { readonly taskId: string; readonly digest: string }[] = [];

  add(taskId: string, found: Found): void {
    this.seen.push({ taskId, digest: digestOf(found) });
  }

  /** Looks at a few, drawn from all. */
  async check(random: Random, find: (taskId: string) => Promise<Found | undefined>): Promise<readonly Violation[]> {
    const violations: Violation[] = [];
    for (let look = 0; look < Math.min(LOOKS, this.seen.length); look++) {
      const known = this.seen[random.below(this.seen.length)];
      if (known === undefined) continue;
      const found = await find(known.taskId);
      if (found === undefined) violations.push({ claim: 'lost_tasks', what: `task ${known.taskId} of an earlier round cannot be read any more` });
      else if (digestOf(found) !== known.digest) violations.push({ claim: 'changed_tokens', what: `task ${known.taskId} of an earlier round is not what it was` });
    }
    return violations;
  }
}

function digestOf({ stream, task }: Found): string {
  const hash = createHash('sha256');
  for (const event of stream) hash.update(wordsOf(event)).update('\n');
  return hash.update(JSON.stringify(at(task, 'outcome'))).digest('hex');
}
