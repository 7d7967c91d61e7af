import { replies, type SseSink } from '../../generated/reply.js';
import type { ReplyHeaders } from '../../generated/reply-types.js';
import { parseRecord, type Json } from '../../scripts/json.js';
import { streamTask } from '../../src/api/tasks/stream-task.js';
import type { ServiceKit } from './services.js';

/** A frame as it is written, and when (the kit's monotonic ms). */
export interface Frame {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Json;
  readonly at: number;
}

/** A reader of one stream through the API's own handler: every frame is checked against the contract and kept. */
export class FrameReader {
  readonly frames: Frame[] = [];
  /** Resolves when the stream ended or the reader left. */
  readonly done: Promise<void>;
  private readonly gone = new AbortController();
  private room: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;

  private constructor(
    kit: ServiceKit,
    readonly headers: ReplyHeaders,
    run: (sink: SseSink) => Promise<void>,
  ) {
    const write = (event: string, id: string | undefined, data: string): void => void this.frames.push({ event, id, data: parseRecord(data), at: kit.clock.monotonic() });
    let whole: { readonly event: string; readonly id: string; data: string } | undefined;
    const sink: SseSink = {
      event: write,
      begin: (event, id) => (whole = { event, id, data: '' }),
      part: (data) => {
        if (whole !== undefined) whole.data += data;
      },
      end: () => {
        if (whole !== undefined) write(whole.event, whole.id, whole.data);
      },
      signal: this.gone.signal,
      drained: () => (this.gone.signal.aborted ? undefined : this.room?.promise),
    };
    this.done = run(sink);
  }

  /** Undefined where nothing is left to read. */
  static async open(kit: ServiceKit, taskId: string, lastEventId?: string): Promise<FrameReader | undefined> {
    const request = { params: { id: taskId }, query: {}, headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId }, body: undefined };
    const context = { caller: { kind: 'loopback' }, correlationId: 'frames', isHead: false, signal: new AbortController().signal } as const;
    const reply = await streamTask(kit.services.streams)(request, replies('streamTask'), context);
    if (reply.kind === 'empty') return undefined;
    if (reply.kind !== 'sse') throw new Error(`The stream answers ${reply.kind}.`);
    return new FrameReader(kit, reply.headers, reply.run);
  }

  get names(): readonly string[] {
    return this.frames.map(({ event }) => event);
  }

  of(event: string): readonly Frame[] {
    return this.frames.filter((frame) => frame.event === event);
  }

  get text(): string {
    return this.of('token')
      .map(({ data }) => String(data['t']))
      .join('');
  }

  /** From now on its socket has no room. */
  stall(): void {
    if (this.room !== undefined) return;
    let resolve: () => void = () => undefined;
    const promise = new Promise<void>((settle) => (resolve = settle));
    this.room = { promise, resolve };
  }

  flow(): void {
    this.room?.resolve();
    this.room = undefined;
  }

  leave(): void {
    this.gone.abort();
    this.flow();
  }
}
