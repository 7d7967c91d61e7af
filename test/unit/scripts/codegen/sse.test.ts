import type { StreamTaskReplies } from '../../../../generated/operations.js';
import { replies, type SseSink } from '../../../../generated/reply.js';

type Run = Parameters<StreamTaskReplies[200]['sse']>[0]['run'];

/** A lane that keeps what it is told to write. */
const play = async (run: Run, signal = new AbortController().signal): Promise<readonly string[]> => {
  const frames: string[] = [];
  const sink: SseSink = {
    event: (name, id, data) => frames.push(`${id} ${name} ${data}`),
    begin: (name, id) => frames.push(`${id} ${name} `),
    part: (data) => frames.push(`${frames.pop() ?? ''}${data}`),
    end: () => frames.push(`${frames.pop() ?? ''}.`),
    signal,
    drained: () => undefined,
  };
  const reply = replies('streamTask')[200].sse({ run });
  if (reply.kind !== 'sse') throw new Error('not a stream');
  await reply.run(sink);
  return frames;
};

const ENDED = { tokens_out: 1, decode_ms: 2, decode_time_ms: 2, finish_reason: 'stop' } as const;
const gone = (): AbortSignal => AbortSignal.abort();

describe('an event stream', () => {
  test('writes each event as one line of JSON under its id', async () => {
    const frames = await play(async (emit) => {
      emit.started('0', { queue_position: 0, predicted_start_ms: 5, on_time_probability: 1 });
      emit.token('1', { t: 'line\nbreak\u2028 \ud83c', i: 0 });
      return emit.end('2', ENDED);
    });
    expect(frames).toEqual([
      '0 started {"queue_position":0,"predicted_start_ms":5,"on_time_probability":1}',
      '1 token {"t":"line\\nbreak\u2028 \\ud83c","i":0}',
      '2 end {"tokens_out":1,"decode_ms":2,"decode_time_ms":2,"finish_reason":"stop"}',
    ]);
  });

  test('gives an event no id where the contract has none, and one that may lack it what it is given', async () => {
    const metrics = { queue_depth: 3, on_time_probability: 0.5, kv_warmth: true };
    const frames = await play(async (emit) => {
      emit.queued({ queue_position: 2, predicted_start_ms: 300, predicted_start_low_ms: 200, predicted_start_high_ms: 400, on_time_probability: 0.5 });
      emit.metrics(undefined, { ...metrics, predicted_start_ms: 300 });
      emit.started('0', { queue_position: 2, predicted_start_ms: 300, on_time_probability: 0.5 });
      emit.metrics('0', { ...metrics, tokens_budget_remaining: 0, time_budget_remaining_ms: 5, cost_budget_remaining: 0.25 });
      return emit.end('1', { ...ENDED, finish_reason: 'budget' });
    });
    expect(frames).toEqual([
      'undefined queued {"queue_position":2,"predicted_start_ms":300,"predicted_start_low_ms":200,"predicted_start_high_ms":400,"on_time_probability":0.5}',
      'undefined metrics {"queue_depth":3,"on_time_probability":0.5,"kv_warmth":true,"predicted_start_ms":300}',
      '0 started {"queue_position":2,"predicted_start_ms":300,"on_time_probability":0.5}',
      '0 metrics {"queue_depth":3,"on_time_probability":0.5,"kv_warmth":true,"tokens_budget_remaining":0,"time_budget_remaining_ms":5,"cost_budget_remaining":0.25}',
      '1 end {"tokens_out":1,"decode_ms":2,"decode_time_ms":2,"finish_reason":"budget"}',
    ]);
  });

  test('never sends a payload that breaks the contract, and tells which and how', async () => {
    const written: string[] = [];
    const broken = play(async (emit) => {
      emit.token('1', { t: 'a', i: -1 });
      written.push('went on');
      return emit.end('2', ENDED);
    });
    await expect(broken).rejects.toMatchObject({
      name: 'ContractBreach',
      operationId: 'streamTask',
      event: 'token',
      eventId: '1',
      problems: [{ field: 'i', message: 'must be >= 0' }],
    });
    expect(written).toEqual([]);
  });

  test('writes the parts of one event as they are given, and no other event among them', async () => {
    const frames = await play(async (emit) => {
      const result = emit.result('1');
      result.add('{"task_id":');
      expect(() => emit.token('2', { t: 'x', i: 1 })).toThrow('the event token within the parts of result');
      expect(() => emit.result('2')).toThrow('the event result within the parts of result');
      result.add('"…"}');
      result.end();
      return emit.end('2', ENDED);
    });
    expect(frames[0]).toBe('1 result {"task_id":"…"}.');
    expect(frames).toHaveLength(2);
  });

  test('says nothing after its end', async () => {
    const frames = await play(async (emit) => {
      const done = emit.error('0', { code: 'CANCELED', message: 'Canceled.', engine: 'mock', retriable: false });
      emit.token('1', { t: 'late', i: 0 });
      emit.end('2', ENDED);
      return done;
    });
    expect(frames).toHaveLength(1);
  });

  test('may be cut once its reader has left, and not before', async () => {
    await expect(play(async (_emit, connection) => connection.cut(), gone())).resolves.toEqual([]);
    await expect(play(async (_emit, connection) => connection.cut())).rejects.toThrow('send a terminal event');
  });

  test("does not pass with another stream's proof of end", async () => {
    let proof: Awaited<ReturnType<Run>> | undefined;
    await play(async (_emit, connection) => (proof = connection.cut()), gone());
    await expect(play(async (_emit, connection) => proof ?? connection.cut())).rejects.toThrow('the stream was not ended');
  });
});

describe('the other builders', () => {
  test('give what a lane writes', () => {
    expect(replies('cancelTask')[204].empty()).toEqual({ kind: 'empty', status: 204, headers: {} });
    expect(replies('getHealthz')[200].json({ body: { status: 'ok' } })).toEqual({ kind: 'json', status: 200, headers: {}, body: { status: 'ok' } });
    expect(replies('getMetrics')[200].text({ body: 'x' })).toEqual({
      kind: 'text',
      status: 200,
      headers: {},
      contentType: 'text/plain; version=0.0.4; charset=utf-8',
      body: 'x',
    });
  });
});
