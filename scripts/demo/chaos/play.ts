import { randomUUID } from 'node:crypto';
import { DemoClient, field, type StreamFrame } from '../client.js';
import type { DemoDaemon } from '../daemon.js';
import { DIES_AFTER, type Fleet } from './fleet.js';
import type { Printer } from './printer.js';

const SEEDS = [2, 8] as const;
/** Of a text, so many tokens are printed at a pace at which a person can read. */
const SHOWN = 150;
const TRIES = 4;
/** No model may end before all of them are made. */
const LONG = { type: 'grammar', grammar: 'root ::= part{1000,}\npart ::= [a-zA-Z0-9 ,.!?\n-]{9}' } as const;

/** A task's text as its reader has it, and where that came from. */
interface Text {
  readonly taskId: string;
  text: string;
  tokens: number;
  connections: number;
  lastEventId: string | undefined;
  /** What it is about has happened. */
  dead: boolean;
  /** What ended it: `end`, or an error's code. */
  ended: string | undefined;
}

/** A replica dies in the middle of a text, and then the daemon does. Throws where a token is missing, comes twice or is another. */
export async function playChaos(daemon: DemoDaemon, fleet: Fleet, printer: Printer): Promise<void> {
  const client = new DemoClient(daemon.url);
  await client.ready();
  printer.line(`\norchestratord with one pool of ${fleet.kind}.`);
  const first = await losesReplica(client, fleet, printer);
  const second = await losesDaemon(daemon, client, fleet, printer);
  fleet.release();
  const equal = await Promise.all(SEEDS.map((seed) => undisturbed(client, fleet, seed)));
  printer.title('3  The same seeds once more, undisturbed');
  for (const [at, text] of [first, second].entries()) {
    if (text.text !== equal[at]) throw new Error(`Text ${String(at + 1)} is not that of the undisturbed run:\n${text.text}\ninstead of\n${String(equal[at])}`);
    printer.line(`    text ${String(at + 1)}: ${String(text.tokens)} tokens, equal, byte for byte`);
  }
  printer.line('\nTwo deaths, and no token missing, none twice, none another. A great many more,\ndrawn at random and checked: npm run test:chaos');
}

async function losesReplica(client: DemoClient, fleet: Fleet, printer: Printer): Promise<Text> {
  printer.title('1  A replica dies in the middle of a text');
  return untilInTime(printer, async () => {
    const text = await replicaDies(client, fleet, printer);
    const told = await attempts(client, text);
    if (told.length < 2) {
      await fleet.restore();
      return undefined;
    }
    printer.line(`    ${String(text.connections)} connection, tokens 0 to ${String(text.tokens - 1)} in order`);
    for (const line of told) printer.line(`    ${line}`);
    return text;
  });
}

/** A small model makes its text within milliseconds; where the brake comes too late, the death did too. */
async function untilInTime(printer: Printer, act: () => Promise<Text | undefined>): Promise<Text> {
  for (let tries = 0; tries < TRIES; tries++) {
    const text = await act();
    if (text !== undefined) return text;
    printer.line('    This machine is busy: the text had been made before anything died. Again.\n');
  }
  throw new Error('This machine is too busy to show a death in the middle of a text. Try again later.');
}

async function replicaDies(client: DemoClient, fleet: Fleet, printer: Printer): Promise<Text> {
  const text = await submit(client, fleet, SEEDS[0]);
  let replica: Promise<string> | undefined;
  let decoding = '';
  await read(client, fleet, printer, text, () => {
    replica ??= nameOf(client, text).then((name) => (decoding = name));
    if (text.dead || text.tokens < DIES_AFTER || decoding === '') return;
    text.dead = true;
    fleet.kill?.(decoding);
    printer.mark(`${decoding} ${fleet.kill === undefined ? 'breaks off' : 'was killed'} here, ${String(text.tokens)} tokens were shown`, '31');
  });
  printer.mark(ending(text), '32');
  printer.line();
  return text;
}

async function losesDaemon(daemon: DemoDaemon, client: DemoClient, fleet: Fleet, printer: Printer): Promise<Text> {
  printer.title('2  The daemon itself dies in the middle of another');
  return untilInTime(printer, () => daemonDies(daemon, client, fleet, printer));
}

async function daemonDies(daemon: DemoDaemon, client: DemoClient, fleet: Fleet, printer: Printer): Promise<Text | undefined> {
  const text = await submit(client, fleet, SEEDS[1]);
  let dying: Promise<void> | undefined;
  await read(client, fleet, printer, text, () => {
    if (text.tokens !== DIES_AFTER) return;
    text.dead = true;
    dying = daemon.kill();
  }).catch((error: unknown) => {
    if (dying === undefined) throw error;
  });
  await dying;
  if (text.ended !== undefined || text.tokens === fleet.tokens) {
    await daemon.again(fleet.configAgain);
    printer.line();
    return undefined;
  }
  printer.mark(`the daemon was killed here, ${String(text.tokens)} tokens were shown`, '31');
  await daemon.again(fleet.configAgain);
  printer.mark(`it is up again; its reader comes with Last-Event-ID: ${String(text.lastEventId)}`, '32');
  while (text.ended === undefined) await read(client, fleet, printer, text, () => undefined);
  printer.mark(ending(text), '32');
  printer.line();
  printer.line(`    ${String(text.connections)} connections, tokens 0 to ${String(text.tokens - 1)} in order`);
  return text;
}

async function undisturbed(client: DemoClient, fleet: Fleet, seed: number): Promise<string> {
  const text = await submit(client, fleet, seed);
  await read(client, fleet, undefined, text, () => undefined);
  return text.text;
}

async function submit(client: DemoClient, fleet: Fleet, seed: number): Promise<Text> {
  const taskId = randomUUID();
  fleet.slowDown();
  await client.ready();
  await client.submit({
    task_id: taskId,
    session_id: randomUUID(),
    workload: 'completion',
    model_ref: 'haiku',
    engine: fleet.engine,
    ctx: 2000,
    priority: 'interactive',
    max_tokens: fleet.tokens,
    deadline_ms: 300_000,
    prompt: 'An old silent pond',
    seed,
    determinism: 'strict',
    ...(fleet.engine === 'llamacpp' ? { response_format: LONG } : {}),
  });
  return { taskId, text: '', tokens: 0, connections: 0, lastEventId: undefined, dead: false, ended: undefined };
}

/** One connection. `shown` is called after each token that was printed. */
async function read(client: DemoClient, fleet: Fleet, printer: Printer | undefined, text: Text, shown: () => void): Promise<void> {
  text.connections++;
  let cameTogether = 0;
  await client.read(text.taskId, text.lastEventId, ({ event, id, data }: StreamFrame) => {
    if (id !== '') text.lastEventId = id;
    if (event === 'end') text.ended = 'end';
    if (event === 'error') throw new Error(`The task ended with ${String(field(data, 'code'))}: ${String(field(data, 'message'))}`);
    if (event !== 'token') return undefined;
    if (Number(field(data, 'i')) !== text.tokens) throw new Error(`Token ${String(field(data, 'i'))} came where ${String(text.tokens)} was due.`);
    const piece = String(field(data, 't'));
    text.text += piece;
    text.tokens++;
    cameTogether++;
    if (cameTogether === 1) setImmediate(() => {
      fleet.came(cameTogether);
      cameTogether = 0;
    });
    if (text.tokens <= SHOWN) printer?.piece(piece);
    else if (text.tokens === SHOWN + 1) printer?.piece(' … ');
    shown();
    if (text.dead && text.tokens > SHOWN) fleet.release();
    return undefined;
  });
}

const nameOf = async (client: DemoClient, { taskId }: Text): Promise<string> => String(field(await client.task(taskId), 'replica_id'));

const ending = ({ tokens }: Text): string => `the end, after ${String(tokens)} tokens`;

/** The task's attempts, as it tells them. */
async function attempts(client: DemoClient, { taskId }: Text): Promise<readonly string[]> {
  const told = field(await client.task(taskId), 'attempts');
  return (Array.isArray(told) ? told : []).map((attempt: unknown) => {
    const code = field(attempt, 'code');
    const name = `attempt ${String(field(attempt, 'attempt'))} on ${String(field(attempt, 'replica_id'))}`;
    if (code !== undefined) return `${name}: lost (${String(code)}) with ${String(field(attempt, 'tokens'))} tokens`;
    return `${name}: made these again, found them equal, and went on to the end`;
  });
}
