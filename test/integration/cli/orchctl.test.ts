import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Transcript } from '../../../generated/data.js';
import { kept } from '../../../generated/validators.js';
import { parseRecord } from '../../../scripts/json.js';
import { createClient } from '../../../src/client/client.js';
import { textDigest } from '../../../src/lib/text-digest.js';
import { cuttingProxy } from '../../support/cutting-proxy.js';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { orchctl, startOrchctl, type Ended } from '../../support/orchctl.js';
import { tempDirs } from '../../support/temp-dir.js';

const PROMPT = 'An old silent pond';
const POOL = { engine: 'mock', model: 'mock' };
const CONFIG = {
  streams: { retry_ms: 20 },
  pools: [
    { ...POOL, id: 'fast', replicas: [{ id: 'm0', slots: 4, tokens_per_second: 300, end_chance: 0 }] },
    { ...POOL, id: 'slow', replicas: [{ id: 'm0', slots: 1, tokens_per_second: 20, end_chance: 0 }] },
  ],
};

describe('orchctl', () => {
  const dirs = tempDirs();
  let daemon: Daemon;
  let dir: string;
  const ctl = (...args: readonly string[]): Promise<Ended> => orchctl(daemon.url, ...args);
  const write = (name: string, value: unknown): string => {
    const file = join(dir, name);
    writeFileSync(file, JSON.stringify(value));
    return file;
  };
  const taskOf = ({ err }: Ended): string => /Task ([0-9a-f-]{36})/.exec(err)?.[1] ?? err;

  beforeAll(async () => {
    dir = dirs.make();
    daemon = await startDaemon({ config: CONFIG });
  });
  afterAll(async () => {
    await daemon.kill();
    dirs.removeAll();
  });

  describe('run', () => {
    it('prints the text alone on stdout, and what it was on stderr', async () => {
      const first = await ctl('run', '--seed', '7', '--max-tokens', '20', '--pool', 'fast', PROMPT);
      const again = await startOrchctl(daemon.url, ['run', '--seed=7', '--max-tokens=20', '--pool=fast', '-'], { input: PROMPT }).ended;
      expect(first).toMatchObject({ code: 0, err: expect.stringMatching(/20 tokens in .* \(length\) on fast\/m0\. Seed 7\. Task /) });
      expect(first.out.length).toBeGreaterThan(20);
      expect(again).toMatchObject({ code: 0, out: first.out });
    });

    it('prints each event as a line of JSON for programs', async () => {
      const { code, out, err } = await ctl('run', '--json', '--max-tokens', '3', '--pool', 'fast', PROMPT);
      const events = out.trim().split('\n').map((line) => parseRecord(line)['event']);
      expect({ code, err, events: events.filter((event) => event !== 'queued' && event !== 'metrics') }).toEqual({ code: 0, err: '', events: ['started', 'token', 'token', 'token', 'end'] });
    });

    it('shows the place of a task that waits, and cancels it at Ctrl-C (ORCH-3030)', async () => {
      const running = startOrchctl(daemon.url, ['run', '--max-tokens', '1000', '--pool', 'slow', PROMPT]);
      await running.said(' ');
      const waiting = startOrchctl(daemon.url, ['run', '--pool', 'slow', PROMPT]);
      await waiting.said('starts in about');
      waiting.interrupt();
      expect(await waiting.ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining('(CANCELED)') });
      running.interrupt();
      const { code, err } = await running.ended;
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('Canceling the task') });
      const { tasks } = await createClient({ url: daemon.url }).tasks.list({ pool_id: 'slow', limit: 2 });
      expect(tasks.map(({ state }) => state)).toEqual(['canceled', 'canceled']);
    });

    it('says when it lost the connection, and loses nothing else (ORCH-3023)', async () => {
      const args = ['run', '--seed', '7', '--max-tokens', '60', '--pool', 'fast', PROMPT];
      const proxy = await cuttingProxy(daemon.port, [2_600, 900, 1_200]);
      const through = await orchctl(proxy.url, ...args);
      await proxy.close();
      expect(through).toMatchObject({ code: 0, out: (await ctl(...args)).out, err: expect.stringContaining('Trying again in') });
    });

    it('says what to write where the command line cannot be meant, and what to do where nobody answers', async () => {
      const nobody = 'http://127.0.0.1:9';
      expect(await orchctl(nobody, 'run', '--sed', '3', PROMPT)).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean --seed?') });
      expect(await orchctl(nobody, 'run', 'An', 'old', 'pond')).toMatchObject({ code: 2, err: expect.stringContaining('quotes') });
      expect(await orchctl(nobody, 'run', '--seed', 'x', PROMPT)).toMatchObject({ code: 2, err: expect.stringContaining('--seed must be a whole number') });
      expect(await orchctl(nobody, 'rum')).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean run?') });
      expect(await orchctl(nobody, 'run', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--max-tokens N') });
      expect(await orchctl(nobody, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('orchctl verify') });
      expect(await orchctl('http://127.0.0.1:1', 'run', '--json', PROMPT)).toMatchObject({ code: 2, err: '', out: expect.stringContaining('"ConnectionError"') });
      expect(await ctl('run', '--pool', 'none', PROMPT)).toMatchObject({ code: 2, err: expect.stringContaining('NOT_FOUND') });
      expect(await ctl('run', '--model', 'none', PROMPT)).toMatchObject({ code: 2, err: expect.stringContaining('--engine mock --model mock') });
    });
  });

  describe('a transcript (ORCH-3072)', () => {
    let file: string;
    let id: string;
    let transcript: Transcript;
    beforeAll(async () => {
      const task = taskOf(await ctl('run', '--seed', '3', '--max-tokens', '40', '--pool', 'fast', PROMPT));
      file = join(dir, 'transcript.json');
      const { out } = await ctl('transcript', task, '-o', file);
      id = /--digest ([0-9a-f]{64})/.exec(out)?.[1] ?? out;
      const content: unknown = parseRecord(readFileSync(file, 'utf8'))['content'];
      if (!kept.Transcript(content)) throw new Error('no transcript');
      transcript = content;
    });

    it('holds as an artifact, as a file and on stdin', async () => {
      expect(await ctl('verify', id)).toMatchObject({ code: 0, out: expect.stringContaining('The transcript holds.') });
      expect(await ctl('verify', file, '--digest', `sha256:${id}`)).toMatchObject({ code: 0, out: expect.stringContaining('The transcript holds.') });
      expect(await startOrchctl(daemon.url, ['verify', '-', '--json'], { input: readFileSync(file) }).ended).toMatchObject({ code: 0, out: expect.stringContaining('{"ok":true,') });
      expect(await ctl('artifacts', 'get', id)).toMatchObject({ code: 0, out: readFileSync(file, 'utf8') });
      expect((await ctl('artifacts', 'list', '--kind', 'trace')).out).toContain(id);
    });

    it('does not hold with an altered byte, or in a wrong order', async () => {
      const bytes = readFileSync(file);
      const altered = join(dir, 'altered.json');
      const at = bytes.indexOf('"t":[') + 6;
      writeFileSync(altered, Buffer.concat([bytes.subarray(0, at), Buffer.from([(bytes[at] ?? 0) ^ 1]), bytes.subarray(at + 1)]));
      expect(await ctl('verify', altered, '--digest', id)).toMatchObject({ code: 1, out: expect.stringMatching(/digest {4}FAILED[^]*text {6}FAILED[^]*does NOT hold/) });
      const [first, second, ...rest] = transcript.frames;
      if (first === undefined || second === undefined) throw new Error('too few frames');
      expect(await ctl('verify', write('order.json', { ...transcript, frames: [second, first, ...rest] }))).toMatchObject({ code: 1, out: expect.stringContaining('frames    FAILED') });
      expect(await ctl('verify', join(dir, 'none.json'))).toMatchObject({ code: 2, err: expect.stringContaining('There is no file') });
      expect(await ctl('verify', '0'.repeat(64))).toMatchObject({ code: 2, err: expect.stringContaining('NOT_FOUND') });
    });

    it('is made again, equal to the last byte', async () => {
      const bytes = Buffer.byteLength(transcript.frames.flatMap(({ t }) => t).join(''));
      expect(await ctl('replay', id, '--prompt', PROMPT)).toMatchObject({ code: 0, out: `Equal: ${String(bytes)} bytes of 40 tokens.\n` });
      const prompted = write('prompted.json', { ...transcript, request: { ...transcript.request, prompt: PROMPT } });
      const json = await ctl('replay', prompted, '--json');
      expect(json.code).toBe(0);
      expect(parseRecord(json.out)).toMatchObject({ equal: true, compared: 'whole', bytes, tokens: 40, pool_id: 'fast' });
    });

    it('tells where an altered text and the one that is made again part', async () => {
      const texts = transcript.frames.flatMap(({ t }) => t);
      const altered = texts.with(17, 'WRONG');
      const forged = write('forged.json', { ...transcript, frames: [{ i: 0, t: altered, at_ms: 1 }], text_sha256: textDigest(altered.join('')) });
      const { code, out } = await ctl('replay', forged, '--prompt', PROMPT, '--json');
      expect(code).toBe(1);
      expect(parseRecord(out)).toMatchObject({ equal: false, parts: { token_index: 17, byte_offset: Buffer.byteLength(texts.slice(0, 17).join('')), expected: expect.stringMatching(/^WRONG/), actual: expect.stringMatching(new RegExp(`^${texts[17] ?? ''}`)) } });
      expect(await ctl('replay', forged, '--prompt', PROMPT)).toMatchObject({ code: 1, out: expect.stringContaining('They part at token 17') });
    });

    it('is not made again from another prompt, on another version, or where it does not hold', async () => {
      expect(await ctl('replay', id)).toMatchObject({ code: 2, err: expect.stringContaining(transcript.request.input_sha256) });
      const withLineBreak = join(dir, 'prompt.txt');
      writeFileSync(withLineBreak, `${PROMPT}\n`);
      expect(await ctl('replay', id, '--prompt-file', withLineBreak)).toMatchObject({ code: 2, err: expect.stringContaining('did an editor add that?') });
      const newer = write('newer.json', { ...transcript, attempts: transcript.attempts.map((attempt) => ({ ...attempt, engine_version: '9.9.9' })) });
      expect(await ctl('replay', newer, '--prompt', PROMPT)).toMatchObject({ code: 2, err: expect.stringMatching(/9\.9\.9.*--any-version/) });
      expect(await ctl('replay', newer, '--prompt', PROMPT, '--any-version')).toMatchObject({ code: 0 });
      expect(await ctl('replay', write('torn.json', { ...transcript, tokens: 39 }), '--prompt', PROMPT)).toMatchObject({ code: 1, out: expect.stringContaining('frames    FAILED') });
    });

    it('is compared as a beginning where it was canceled, and what is made beyond it is canceled too', async () => {
      const running = startOrchctl(daemon.url, ['run', '--seed', '3', '--max-tokens', '2000', '--pool', 'fast', PROMPT]);
      await running.said('\n');
      running.interrupt();
      const task = taskOf(await running.ended);
      const stopped = join(dir, 'stopped.json');
      expect(await ctl('transcript', task, '-o', stopped)).toMatchObject({ code: 0 });
      expect(await ctl('replay', stopped, '--prompt', PROMPT, '--pool', 'fast')).toMatchObject({ code: 0, out: expect.stringContaining('all that was to be compared'), err: expect.stringContaining('ended early (canceled)') });
      const { tasks } = await createClient({ url: daemon.url }).tasks.list({ limit: 1 });
      expect(tasks).toEqual([expect.objectContaining({ state: 'canceled' })]);
    });

    it('is gone once it was removed', async () => {
      const task = taskOf(await ctl('run', '--max-tokens', '2', '--pool', 'fast', PROMPT));
      const { out } = await ctl('transcript', task, '-o', join(dir, 'gone.json'), '--json');
      const artifact = String(parseRecord(out)['artifact_id']);
      expect(await ctl('artifacts', 'rm', artifact)).toMatchObject({ code: 0 });
      expect(await ctl('artifacts', 'get', artifact)).toMatchObject({ code: 2, err: expect.stringContaining('NOT_FOUND') });
    });
  });
});
