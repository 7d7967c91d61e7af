import { randomUUID } from 'node:crypto';
import type { components } from '../../generated/data.js';
import { DemoClient } from './client.js';
import { startDaemon } from './daemon.js';
import { plainScreen, summary, terminalScreen, type Row, type Screen } from './screen.js';

/**
 * Shows the main job: a mixed handful of tasks, their places in the queue, the promised and the real starts, and their
 * texts side by side; one is canceled on the way. Then the daemon stays up for you to try (`--exit`: it stops).
 */
type Request = components['schemas']['TaskRequest'];

const TASKS: readonly (Pick<Request, 'priority' | 'prompt' | 'max_tokens'> & { readonly name: string; readonly pin?: string })[] = [
  { name: 'pond', priority: 'interactive', prompt: 'An old silent pond', max_tokens: 60 },
  { name: 'moon', priority: 'interactive', prompt: 'Autumn moonlight', max_tokens: 50 },
  { name: 'digest', priority: 'batch', prompt: 'Summarise the seasons', max_tokens: 70 },
  { name: 'snow', priority: 'interactive', prompt: 'First snow on the bridge', max_tokens: 40, pin: 'steady' },
  { name: 'index', priority: 'batch', prompt: 'List every sound of water', max_tokens: 60 },
  { name: 'heron', priority: 'interactive', prompt: 'A heron stands still', max_tokens: 40 },
  { name: 'canceled', priority: 'interactive', prompt: 'A text that nobody will finish', max_tokens: 400 },
  { name: 'train', priority: 'interactive', prompt: 'Night train to the north', max_tokens: 40 },
];
const CANCEL_AFTER_TOKENS = 12;

async function run(client: DemoClient, screen: Screen, rows: readonly Row[]): Promise<void> {
  await Promise.all(
    TASKS.map(async (task, at) => {
      const row = rows[at];
      if (row === undefined) return;
      const taskId = randomUUID();
      const submittedAt = performance.now();
      const admitted = await client.submit({
        task_id: taskId,
        session_id: randomUUID(),
        workload: 'completion',
        model_ref: 'haiku',
        engine: 'mock',
        ctx: 4096,
        priority: task.priority,
        max_tokens: task.max_tokens,
        expected_tokens: task.max_tokens,
        deadline_ms: 120_000,
        ...(task.prompt === undefined ? {} : { prompt: task.prompt }),
        ...(task.pin === undefined ? {} : { placement: { mode: 'pin', pin_pool_id: task.pin } }),
      });
      Object.assign(row, { place: admitted.queue_position, predictedMs: admitted.predicted_start_ms, state: 'queued' });
      row.pool = (await client.task(taskId)).pool_id;
      screen.changed(row, `admitted by ${row.pool}: place ${admitted.queue_position}, starts in about ${admitted.predicted_start_ms} ms`);
      let tokens = 0;
      await client.stream(taskId, (event, data) => {
        if (event === 'started') {
          row.startedMs = performance.now() - submittedAt;
          row.state = 'running';
          screen.changed(row, `started after ${Math.round(row.startedMs)} ms`);
        } else if (event === 'token') {
          row.text += (data as components['schemas']['TokenData']).t;
          if (++tokens === CANCEL_AFTER_TOKENS && task.name === 'canceled') void client.cancel(taskId);
        } else if (event === 'end' || event === 'error') {
          row.state = event === 'end' ? 'done' : (data as components['schemas']['ErrorData']).code.toLowerCase();
          screen.changed(row, `${row.state} after ${tokens} tokens: ${row.text.replaceAll('\n', ' / ')}`);
        }
      });
    }),
  );
}

const farewell = (url: string): string => `
The daemon is up at ${url}. Try it:

  curl -s ${url}/v1/capabilities
  curl -s ${url}/v1/pools

  ID=$(uuidgen || cat /proc/sys/kernel/random/uuid)
  curl -s ${url}/v1/tasks -H 'content-type: application/json' -d '{"task_id":"'$ID'","session_id":"'$ID'","workload":"completion",
    "model_ref":"haiku","engine":"mock","ctx":4096,"priority":"interactive","max_tokens":60,"deadline_ms":60000,"prompt":"An old silent pond"}'
  curl -N ${url}/v1/tasks/$ID/stream
  curl -s -X POST ${url}/v1/tasks/$ID/cancel
  curl -s ${url}/v1/tasks/$ID
  curl -s ${url}/metrics

Ctrl-C stops it.
`;

const daemon = await startDaemon();
const client = new DemoClient(daemon.url);
await client.ready();
const rows: Row[] = TASKS.map(({ name, priority }) => ({
  name,
  priority,
  pool: '',
  place: undefined,
  predictedMs: undefined,
  startedMs: undefined,
  state: 'new',
  text: '',
}));
const screen = process.stdout.isTTY ? terminalScreen(rows, process.stdout) : plainScreen(process.stdout);
let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  void daemon.stop();
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
await run(client, screen, rows);
screen.finish();
process.stdout.write(`\nPromised and real starts:\n\n${summary(rows)}\n`);
if (process.argv.includes('--exit')) stop();
else process.stdout.write(farewell(daemon.url));
await daemon.exited;
