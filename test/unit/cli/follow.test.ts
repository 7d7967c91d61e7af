import { Writable } from 'node:stream';
import type { MetricsData } from '../../../generated/data.js';
import { Watcher } from '../../../src/cli/follow.js';
import { Output } from '../../../src/cli/output.js';

class Said extends Writable {
  text = '';
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

function watch({ json = false, terminal = false } = {}): { readonly watcher: Watcher; readonly output: Output; readonly out: Said; readonly err: Said } {
  const [out, err] = [new Said(), new Said()];
  const output = new Output(out, err, json, terminal);
  return { watcher: new Watcher(output), output, out, err };
}

const metrics = (changes: Partial<MetricsData>) => ({ event: 'metrics', id: '3', data: { queue_depth: 0, on_time_probability: 1, kv_warmth: false, ...changes } }) as const;
const queued = (queue_position: number) => ({ event: 'queued', data: { queue_position, predicted_start_ms: 2_400, predicted_start_low_ms: 900, predicted_start_high_ms: 180_000, on_time_probability: 1 } }) as const;

describe('what a person who watches is told', () => {
  it('is the place and the predicted start while the task waits, once for each change', () => {
    const { watcher, err, out } = watch();
    for (const place of [2, 2, 1, 0]) watcher.see(queued(place));
    expect(err.text).toBe('2 tasks before it; starts in about 2.4 s (900 ms to 3 min).\n1 task before it; starts in about 2.4 s (900 ms to 3 min).\nIt is next; starts in about 2.4 s (900 ms to 3 min).\n');
    expect(out.text).toBe('');
  });

  it('is a move to another replica, once for each attempt (ORCH-3064, ORCH-3067)', () => {
    const { watcher, err } = watch();
    for (const data of [{}, { attempt: 1, replica_id: 'r0' }, { attempt: 2 }, { attempt: 2, replica_id: 'r1' }, { attempt: 3, replica_id: 'r2' }]) watcher.see(metrics(data));
    expect(err.text.trim().split('\n')).toEqual([
      'Its replica was lost; attempt 2 waits for another. The text goes on where it stood.',
      '',
      'Its replica was lost; attempt 3 runs on r2. The text goes on where it stood.',
    ]);
  });

  it('is why the connection was lost, and when it is tried again', () => {
    const { watcher, err } = watch();
    watcher.onRetry(new Error('The connection was lost: other side closed'), 1_250);
    expect(err.text).toBe('The connection was lost: other side closed Trying again in 1.3 s.\n');
  });

  it('is nothing where a program reads', () => {
    const { watcher, err, out } = watch({ json: true });
    watcher.see(queued(1));
    watcher.see(metrics({ attempt: 2 }));
    expect([err.text, out.text]).toEqual(['', '']);
  });
});

describe('what a model wrote', () => {
  const text = 'a\tb\n\u001b[2Jc\u0007\u202e';

  it('comes to a program as it is', async () => {
    const { output, out } = watch();
    await output.model(text);
    expect(out.text).toBe(text);
  });

  it('does not command a terminal', async () => {
    const { output, out } = watch({ terminal: true });
    await output.model(text);
    expect(out.text).toBe('a\tb\n\\u001b[2Jc\\u0007\\u202e');
  });
});
