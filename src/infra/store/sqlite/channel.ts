import type { Worker } from 'node:worker_threads';
import { StoreFault } from '../../../ports/store.js';
import { isWireFault, thrown } from './faults.js';
import type { Answer, FromWorker, Read, Reply, ToWorker, Write } from './protocol.js';

/**
 * The main thread's end of one file: many callers, one worker, group commit.
 *
 * While a group is being committed, writes collect; when it is acknowledged they go as the next one. No timer: an idle
 * store commits at once, a busy one in as large groups as its disk makes them. Reads never collect behind writes: those of
 * one turn of the event loop go as one message, at once, so a read waits for the group in flight and for no later one.
 *
 * Writes reach the file in the order of the calls. A read sees every write that was acknowledged before it was asked, every
 * one before it that nobody waits for (for which it waits), and no half of a group. What waits here is bounded by the callers, each of which awaits its own; a group
 * is bounded by GROUP_WRITES and GROUP_CHARS, so that neither thread is held long by one message.
 */
const GROUP_WRITES = 512;
const GROUP_CHARS = 4 * 1024 * 1024;

/** Writes that nobody waits for, at most: past it they go by themselves. */
const MOST_PATIENT = 256;

interface Asked<O> {
  readonly operation: O;
  readonly settle: (reply: Reply) => void;
  readonly fail: (fault: StoreFault) => void;
}

interface AskedWrite<W> extends Asked<W> {
  /** Nobody waits for it: it goes with the next one that is not so, and a group never ends between the two. */
  readonly patient: boolean;
}

interface AskedRead<R> extends Asked<R> {
  /** How many writes, counted from the first, must have been sent before it. */
  readonly after: number;
}

export interface ChannelOptions {
  /** Names the file in messages. */
  readonly path: string;
  /** Called once, if the worker ends without having been told to. Everything that was pending has been rejected then. */
  readonly onFault: (fault: StoreFault) => void;
  /** Called when a group was acknowledged, with how many writes it held. */
  readonly onCommit?: (writes: number) => void;
}

export class Channel<W extends Write, R extends Read> {
  private writes: AskedWrite<W>[] = [];
  /** Of `writes`, those that are patient. */
  private patient = 0;
  /** Writes that left `writes`, over the channel's life; and how many those will be with the newest patient one. */
  private sent = 0;
  private sentWithPatient = 0;
  private reads: AskedRead<R>[] = [];
  /** Groups and batches that the worker has and has not answered, oldest first: at most one of them a group of writes. */
  private readonly unanswered: { readonly asked: readonly Asked<W | R>[]; readonly isGroup: boolean }[] = [];
  private committing = false;
  private flushing = false;
  private fault: StoreFault | undefined;
  private closing: { readonly done: Promise<void>; readonly finish: () => void } | undefined;
  private closeSent = false;

  constructor(
    private readonly worker: Worker,
    private readonly options: ChannelOptions,
  ) {
    worker.on('message', (message: FromWorker) => this.hear(message));
    worker.on('error', (error) => this.die(`its thread failed: ${error.message}`));
    worker.on('messageerror', (error) => this.die(`a message could not be read: ${error.message}`));
    worker.on('exit', (code) => this.exited(code));
  }

  /** Resolves with what `parse` makes of the reply once the write is durable; rejects with a StoreFault. */
  write<T>(operation: W, parse: (reply: Reply) => T): Promise<T> {
    return this.ask(parse, (settle, fail) => this.writes.push({ operation, settle, fail, patient: false }));
  }

  /** As `write`, but it makes no commit of its own: it goes with the next write or read, or at the close. */
  writeWithNext<T>(operation: W, parse: (reply: Reply) => T): Promise<T> {
    return this.ask(parse, (settle, fail) => {
      this.writes.push({ operation, settle, fail, patient: true });
      this.patient++;
      this.sentWithPatient = this.sent + this.writes.length;
    });
  }

  read<T>(operation: R, parse: (reply: Reply) => T): Promise<T> {
    return this.ask(parse, (settle, fail) => this.reads.push({ operation, settle, fail, after: this.sentWithPatient }));
  }

  /** What was asked for before is answered first; then the file is checkpointed and closed, and the thread ends. */
  close(): Promise<void> {
    if (this.closing !== undefined) return this.closing.done;
    let finish = (): void => undefined;
    const done = new Promise<void>((resolve) => (finish = resolve));
    this.closing = { done, finish };
    if (this.fault === undefined) this.flushSoon();
    else finish();
    return done;
  }

  private ask<T>(parse: (reply: Reply) => T, enqueue: (settle: (reply: Reply) => void, fail: (fault: StoreFault) => void) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const refusal = this.fault ?? this.closedFault();
      if (refusal !== undefined) {
        reject(refusal);
        return;
      }
      const settle = (reply: Reply): void => {
        try {
          resolve(parse(reply));
        } catch (error) {
          reject(error);
        }
      };
      enqueue(settle, reject);
      this.flushSoon();
    });
  }

  /** After the current callback's own calls, so that those go together. */
  private flushSoon(): void {
    if (this.flushing) return;
    this.flushing = true;
    queueMicrotask(this.flush);
  }

  private readonly flush = (): void => {
    this.flushing = false;
    if (this.fault !== undefined) return;
    if (!this.committing && this.writes.length > 0 && !this.waitsForCompany()) this.sendGroup();
    this.sendReads();
    if (this.closing === undefined || this.closeSent || this.committing || this.writes.length > 0) return;
    this.closeSent = true;
    this.post(['close']);
  };

  private waitsForCompany(): boolean {
    const onlyPatient = this.patient === this.writes.length && this.patient < MOST_PATIENT;
    return onlyPatient && this.reads.length === 0 && this.closing === undefined;
  }

  private sendReads(): void {
    const held = this.reads.findIndex(({ after }) => after > this.sent);
    const asked = held < 0 ? this.reads : this.reads.slice(0, held);
    if (asked.length === 0) return;
    this.reads = held < 0 ? [] : this.reads.slice(held);
    this.unanswered.push({ asked, isGroup: false });
    this.post(['reads', asked.map(({ operation }) => operation)]);
  }

  private sendGroup(): void {
    const asked = this.nextGroup();
    this.sent += asked.length;
    this.committing = true;
    this.unanswered.push({ asked, isGroup: true });
    this.post(['group', asked.map(({ operation }) => operation)]);
  }

  private nextGroup(): readonly Asked<W>[] {
    let chars = 0;
    let size = 0;
    // Where the last write that is not patient ends; at a bound, those after it stay for the one that they go with.
    let company = 0;
    for (const { operation, patient } of this.writes) {
      if (size === GROUP_WRITES || chars >= GROUP_CHARS) break;
      chars += charsIn(operation);
      size++;
      if (!patient) company = size;
    }
    if (size < this.writes.length) {
      const group = this.writes.splice(0, company === 0 ? size : company);
      for (const { patient } of group) if (patient) this.patient--;
      return group;
    }
    const all = this.writes;
    this.writes = [];
    this.patient = 0;
    return all;
  }

  private post(message: ToWorker<W, R>): void {
    this.worker.postMessage(message);
  }

  private hear(message: FromWorker): void {
    switch (message[0]) {
      case 'answers':
        this.answered(message[1]);
        return;
      case 'ready':
      case 'refused':
      case 'closed':
        // The first two are open-file.ts's; the end of a close is the thread's exit.
        return;
    }
  }

  private answered(answers: readonly Answer[]): void {
    const message = this.unanswered.shift();
    if (message === undefined) return;
    if (message.isGroup) {
      this.committing = false;
      // The next group goes before these callers run: the worker commits while they do.
      this.flush();
      this.options.onCommit?.(message.asked.length);
    }
    for (const [at, { settle, fail }] of message.asked.entries()) {
      const answer = answers[at];
      if (answer === undefined) fail(new StoreFault('defect', `${this.options.path}: an operation got no answer.`));
      else if (isWireFault(answer)) fail(thrown(answer));
      else settle(answer);
    }
  }

  private exited(code: number): void {
    if (this.closeSent && this.unanswered.length === 0) {
      this.fault ??= this.closedFault();
      this.closing?.finish();
      return;
    }
    this.die(`its thread ended by itself (exit code ${code})`);
  }

  private die(why: string): void {
    if (this.fault !== undefined) return;
    const fault = new StoreFault('stopped', `The store's file ${this.options.path} is no longer served: ${why}. What was acknowledged is safe. Restart the daemon.`);
    this.fault = fault;
    const pending = [...this.unanswered.flatMap(({ asked }) => asked), ...this.reads, ...this.writes];
    this.unanswered.length = 0;
    this.reads = [];
    this.writes = [];
    for (const { fail } of pending) fail(fault);
    this.closing?.finish();
    this.options.onFault(fault);
  }

  private closedFault(): StoreFault | undefined {
    return this.closing === undefined ? undefined : new StoreFault('stopped', `The store's file ${this.options.path} was closed; it takes nothing more.`);
  }
}

/** Characters of text in an operation; numbers cost little and are not counted. */
function charsIn(part: Write | Reply | readonly string[]): number {
  if (typeof part === 'string') return part.length;
  if (typeof part !== 'object' || part === null) return 0;
  let chars = 0;
  for (const inner of part) chars += charsIn(inner);
  return chars;
}
