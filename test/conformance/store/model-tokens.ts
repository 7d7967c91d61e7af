import type { Frame, Store, TokenAppend } from '../../../src/ports/store.js';

interface Stream {
  readonly epoch: number;
  /** Tokens before it were removed. */
  readonly first: number;
  readonly next: number;
  /** What was appended and is still there. */
  readonly frames: readonly Frame[];
}

const EMPTY: Stream = { epoch: 0, first: 0, next: 0, frames: [] };

/** The token log as it should be, in memory; each operation does the same to the store and compares what it answers. */
export class TokenModel {
  private readonly streams = new Map<string, Stream>();

  async append(store: Store, wishes: readonly { taskId: string; epoch: number; off: number; at: number; texts: readonly string[] }[]): Promise<void> {
    const batch: TokenAppend[] = [];
    const want = wishes.map(({ taskId, epoch, off, at, texts }) => {
      const stream = this.stream(taskId);
      const first = Math.max(0, stream.next + off);
      batch.push({ taskId, epoch, first, at, texts });
      if (epoch < stream.epoch || first !== stream.next) return 'stale';
      const frames = texts.length === 0 ? stream.frames : [...stream.frames, { first, at, texts }];
      this.streams.set(taskId, { ...stream, epoch, frames, next: first + texts.length });
      return 'stored';
    });
    expect(await store.tokens.append(batch)).toEqual(want);
  }

  async open(store: Store, taskId: string, epoch: number): Promise<void> {
    const stream = this.stream(taskId);
    this.streams.set(taskId, { ...stream, epoch: Math.max(stream.epoch, epoch) });
    expect(await store.tokens.open(taskId, epoch)).toBe(stream.next);
  }

  async read(store: Store, taskId: string, from: number, maxBytes: number): Promise<void> {
    const rest = this.texts(taskId, from);
    const texts = await store.tokens.read(taskId, from, maxBytes);
    expect(texts).toEqual(rest.slice(0, texts.length));
    if (rest.length > 0) expect(texts.length).toBeGreaterThan(0);
    if (texts.length > 1) expect(Buffer.byteLength(texts.join(''))).toBeLessThanOrEqual(maxBytes + 16);

    const kept = from < this.stream(taskId).first ? [] : this.stream(taskId).frames.filter((frame) => frame.first + frame.texts.length > from);
    const frames = await store.tokens.frames(taskId, from, maxBytes);
    expect(frames).toEqual(kept.slice(0, frames.length));
    if (kept.length > 0) expect(frames.length).toBeGreaterThan(0);
  }

  async remove(store: Store, taskIds: readonly string[]): Promise<void> {
    for (const taskId of taskIds) {
      const stream = this.streams.get(taskId);
      if (stream !== undefined) this.streams.set(taskId, { ...stream, first: stream.next, frames: [] });
    }
    await store.tokens.remove(taskIds);
  }

  async forget(store: Store, taskIds: readonly string[]): Promise<void> {
    for (const taskId of taskIds) this.streams.delete(taskId);
    await store.tokens.forget(taskIds);
  }

  async compare(store: Store, taskId: string): Promise<void> {
    const { first, next, frames } = this.stream(taskId);
    expect(await store.tokens.extent(taskId)).toEqual({ first, next });
    expect(await store.tokens.read(taskId, first, 1_000_000)).toEqual(this.texts(taskId, first));
    expect(await store.tokens.frames(taskId, first, 1_000_000)).toEqual(frames);
  }

  private texts(taskId: string, from: number): readonly string[] {
    const { first, frames } = this.stream(taskId);
    return from < first ? [] : frames.flatMap(({ texts }) => texts).slice(from - first);
  }

  private stream(taskId: string): Stream {
    return this.streams.get(taskId) ?? EMPTY;
  }
}
