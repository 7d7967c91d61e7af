import type { Worker } from 'node:worker_threads';
import { StoreFault } from '../../../ports/store.js';
import { thrown } from './faults.js';
import { isWireFault, type ChangeAnswer, type FileAnswer, type FileChange, type FileQuestion, type FromWorker, type ListAnswer, type ToWorker } from './protocol.js';

/**
 * The main thread's end: many callers, one worker, group commit. While a group is being committed, changes collect; when it is
 * acknowledged they go as the next one, bounded by GROUP_CHANGES and GROUP_BYTES.
 *
 * At most QUESTIONS_AT_ONCE questions are with the worker, so that what it has read and nobody has taken is bounded too; the others
 * wait here, each a few bytes. What waits to be put is bounded by its callers, each of which awaits its own.
 */
const GROUP_CHANGES = 256;
const GROUP_BYTES = 32 * 1024 * 1024;
const QUESTIONS_AT_ONCE = 4;

interface Asked<Question, Answer> {
  readonly question: Question;
  readonly settle: (answer: Answer) => void;
  readonly fail: (fault: StoreFault) => void;
}

type Answered = FileAnswer | ListAnswer;

export class FileChannel {
  private readonly changes: Asked<FileChange, null>[] = [];
  private readonly questions: Asked<FileQuestion, Exclude<Answered, { fault: unknown }>>[] = [];
  private committing: readonly Asked<FileChange, null>[] | undefined;
  private readonly asked: Asked<FileQuestion, Exclude<Answered, { fault: unknown }>>[] = [];
  private flushing = false;
  private fault: StoreFault | undefined;
  private closing: { readonly done: Promise<void>; readonly finish: () => void } | undefined;
  private closeSent = false;

  constructor(
    private readonly worker: Worker,
    private readonly directory: string,
    private readonly onFault: (fault: StoreFault) => void,
  ) {
    worker.on('message', (message: FromWorker) => this.hear(message));
    worker.on('error', (error) => this.die(`its thread failed: ${error.message}`));
    worker.on('messageerror', (error) => this.die(`a message could not be read: ${error.message}`));
    worker.on('exit', (code) => this.exited(code));
  }

  /** Resolves once the change is durable. */
  change(change: FileChange): Promise<null> {
    return this.enqueue(this.changes, change);
  }

  ask(question: FileQuestion): Promise<Exclude<Answered, { fault: unknown }>> {
    return this.enqueue(this.questions, question);
  }

  close(): Promise<void> {
    if (this.closing !== undefined) return this.closing.done;
    let finish = (): void => undefined;
    const done = new Promise<void>((resolve) => (finish = resolve));
    this.closing = { done, finish };
    if (this.fault === undefined) this.flushSoon();
    else finish();
    return done;
  }

  private enqueue<Question, Answer>(queue: Asked<Question, Answer>[], question: Question): Promise<Answer> {
    return new Promise((settle, fail) => {
      const refusal = this.fault ?? (this.closing === undefined ? undefined : this.closedFault());
      if (refusal !== undefined) {
        fail(refusal);
        return;
      }
      queue.push({ question, settle, fail });
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
    if (this.committing === undefined && this.changes.length > 0) this.sendGroup();
    while (this.asked.length < QUESTIONS_AT_ONCE) {
      const next = this.questions.shift();
      if (next === undefined) break;
      this.asked.push(next);
      this.post(next.question);
    }
    if (this.closing === undefined || this.closeSent || this.committing !== undefined || this.asked.length > 0) return;
    this.closeSent = true;
    this.post(['close']);
  };

  private sendGroup(): void {
    let bytes = 0;
    let size = 0;
    const transferred: ArrayBuffer[] = [];
    for (const { question } of this.changes) {
      if (size === GROUP_CHANGES || bytes >= GROUP_BYTES) break;
      size++;
      if (question[0] !== 'put') continue;
      bytes += question[2].length;
      transferred.push(question[2].buffer);
    }
    this.committing = this.changes.splice(0, size);
    this.post(['changes', this.committing.map(({ question }) => question)], transferred);
  }

  private post(message: ToWorker, transferred: readonly ArrayBuffer[] = []): void {
    this.worker.postMessage(message, transferred);
  }

  private hear(message: FromWorker): void {
    switch (message[0]) {
      case 'changed':
        this.committed(message[1]);
        return;
      case 'file':
      case 'listed':
        this.answered(message[1]);
        return;
      case 'ready':
      case 'refused':
        // store.ts hears these two.
        return;
    }
  }

  private committed(answers: readonly ChangeAnswer[]): void {
    const group = this.committing ?? [];
    this.committing = undefined;
    // The next group goes before these callers run: the worker commits while they do.
    this.flush();
    for (const [at, { settle, fail }] of group.entries()) {
      const answer = answers[at];
      if (answer === undefined) fail(new StoreFault('defect', `${this.directory}: a change got no answer.`));
      else if (answer === null) settle(null);
      else fail(thrown(answer));
    }
  }

  private answered(answer: Answered): void {
    const question = this.asked.shift();
    this.flush();
    if (question === undefined) return;
    if (isWireFault(answer)) question.fail(thrown(answer));
    else question.settle(answer);
  }

  private exited(code: number): void {
    if (this.closeSent) {
      this.fault ??= this.closedFault();
      this.closing?.finish();
      return;
    }
    this.die(`its thread ended by itself (exit code ${code})`);
  }

  private die(why: string): void {
    if (this.fault !== undefined) return;
    const fault = new StoreFault('stopped', `The artifacts in ${this.directory} are no longer served: ${why}. What was acknowledged is safe. Restart the daemon.`);
    this.fault = fault;
    const pending = [...(this.committing ?? []), ...this.asked.splice(0), ...this.questions.splice(0), ...this.changes.splice(0)];
    this.committing = undefined;
    for (const { fail } of pending) fail(fault);
    this.closing?.finish();
    this.onFault(fault);
  }

  private closedFault(): StoreFault {
    return new StoreFault('stopped', `The artifacts in ${this.directory} were closed; nothing more is taken.`);
  }
}
