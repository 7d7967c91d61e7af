import { EngineError } from '../../../ports/engine.js';
import { NothingBegun } from './retry.js';
import type { Overdue } from './watchdog.js';

const MAX_QUOTE = 300;

/** What an engine said, made fit for a message: one line, bounded, nothing that a terminal would obey. */
export function quote(text: string): string {
  const line = text
    .slice(0, MAX_QUOTE + 1)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ')
    .trim();
  return line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE)}…` : line;
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection: nothing listens there. Start the engine, or correct the url',
  ENOTFOUND: 'has a host name that does not resolve. Correct the url',
  EAI_AGAIN: 'has a host name that could not be resolved just now. Look at the name server',
  EHOSTUNREACH: 'cannot be reached: there is no route to its host. Look at the network',
  ENETUNREACH: 'cannot be reached: there is no route to its network. Look at the network',
  ETIMEDOUT: 'did not answer the connection. Look at the network and the firewall',
  EMFILE: 'was not asked: the daemon has no file descriptor left. Raise its open-files limit',
};

/** The request never reached an engine that works: another replica may take it. */
const UNSENT = new Set(Object.keys(words));

/** What may be over at the next moment: a server that starts, a busy resolver. The others need a person. */
const PASSING = new Set(['ECONNREFUSED', 'EAI_AGAIN']);

export const socketCode = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** A failed socket or a broken HTTP answer, in the words of the port. `answered`: the head had come. */
export function networkFailure(name: string, error: Error, connected: boolean, answered: boolean): EngineError {
  const code = socketCode(error);
  const known = words[code];
  if (known !== undefined && UNSENT.has(code) && !answered) {
    const message = `The engine at ${name} ${known}.`;
    return PASSING.has(code) ? new NothingBegun('POOL_UNREADY', message, { cause: error }) : new EngineError('POOL_UNREADY', message, { cause: error });
  }
  if (!connected) {
    return new EngineError('POOL_UNREADY', `No connection to the engine at ${name}: ${quote(error.message)}. Check its url and certificate.`, {
      cause: error,
    });
  }
  if (code.startsWith('HPE_')) {
    return new EngineError('WORKER_RESET', `The engine at ${name} answered broken HTTP (${code}). Is another kind of server on its port?`, {
      cause: error,
    });
  }
  return answered ? cutOff(name, error) : new NothingBegun(
    'WORKER_RESET',
    `The engine at ${name} closed the connection without an answer (${code || quote(error.message)}). It may have crashed: look at its log.`,
    { cause: error },
  );
}

export const cutOff = (name: string, cause?: Error): EngineError =>
  new EngineError(
    'WORKER_RESET',
    `The engine at ${name} broke off in the middle of its answer. It may have crashed or been stopped: look at its log.`,
    cause === undefined ? {} : { cause },
  );

export const malformed = (name: string, what: string): EngineError =>
  new EngineError('WORKER_RESET', `The engine at ${name} sent ${what}. Is another kind of server or a proxy on its port?`);

export function overdue(name: string, path: string, phase: Overdue, limitMs: number): EngineError {
  switch (phase) {
    case 'connect':
      return new EngineError('POOL_UNREADY', `No connection to the engine at ${name} within ${limitMs} ms. Its host may be down or overloaded.`);
    case 'first':
      return new EngineError(
        'DECODE_TIMEOUT',
        `The engine at ${name} gave no token within ${limitMs} ms of ${path}. Its slots may be taken by others, or the prompt is long for it: raise the first-token limit if so.`,
      );
    case 'idle':
      return new EngineError('DECODE_TIMEOUT', `The engine at ${name} fell silent for ${limitMs} ms in the middle of its answer. It hangs, or its machine is overloaded.`);
    case 'wall':
      return new EngineError('DECODE_TIMEOUT', `The attempt on the engine at ${name} took over ${limitMs} ms, its limit. Ask for fewer tokens, or raise the wall limit.`);
  }
}
