import { CAME_UP, COMPLAINT, EXIT_PATTERNS, LOG_PREFIX } from './exit-patterns.js';

/** Why a managed engine ended. `crashed`: by a signal; `exited`: by itself, for a reason that nobody recognized. */
export const EXIT_KINDS = [
  'asked',
  'vram',
  'host_memory',
  'port_taken',
  'model_missing',
  'model_damaged',
  'wrong_architecture',
  'bad_flag',
  'not_executable',
  'library_missing',
  'driver',
  'crashed',
  'exited',
] as const;
export type ExitKind = (typeof EXIT_KINDS)[number];

export interface ExitCause {
  readonly kind: ExitKind;
  /** The engine's own words, one line of at most MAX_SAID characters; empty where it said nothing. */
  readonly said: string;
  /** What to do, one or two sentences. */
  readonly hint: string;
}

/** How its process ended; exactly one of the first three is there. */
export interface ProcessEnd {
  readonly code?: number;
  readonly signal?: string;
  readonly notStarted?: string;
  readonly asked: boolean;
  readonly outOfMemory?: boolean;
}

export const MAX_SAID = 300;

/** Of each line: what tells the cause stands at its front, and a hostile line must not cost more. */
const LOOKED_AT = 1000;

/** Ends of a start that the same start will meet again, until somebody changes something. */
const HOPELESS: ReadonlySet<ExitKind> = new Set(['bad_flag', 'model_missing', 'model_damaged', 'wrong_architecture', 'not_executable', 'library_missing']);
export const isHopeless = (kind: ExitKind): boolean => HOPELESS.has(kind);

/** `lines`: the last that it printed, the oldest first. */
export function causeOf(end: ProcessEnd, lines: readonly string[]): ExitCause {
  if (end.asked || end.notStarted === 'ECANCELED') return cause('asked', '', end);
  if (end.notStarted !== undefined) return cause(kindOfFault(end.notStarted), lines.at(-1) ?? end.notStarted, end);
  const last = sinceUp(lines.map((line) => line.slice(0, LOOKED_AT)));
  // The kernel's word is surer than any line: what was killed for memory had no time to say so.
  if (end.outOfMemory === true) return cause('host_memory', lastWords(last), end);
  for (const [kind, pattern] of EXIT_PATTERNS) {
    const line = last.find((each) => pattern.test(each));
    if (line !== undefined) return cause(kind, line, end);
  }
  // What a shell answers for a program that it finds and cannot run, or does not find.
  if (end.code === 126 || end.code === 127) return cause('not_executable', lastWords(last), end);
  return cause(end.signal === undefined ? 'exited' : 'crashed', lastWords(last), end);
}

/** One sentence for last_error: what happened, the engine's own words, what to do. `name`: whose engine, such as `haiku/r0`. */
export function messageOf({ kind, said, hint }: ExitCause, name: string): string {
  return [`The engine of ${name} ${WHAT[kind]}${said === '' ? '.' : `: ${said}${/[.!?…]$/.test(said) ? '' : '.'}`}`, hint].filter((part) => part !== '').join(' ');
}

const WHAT: Readonly<Record<ExitKind, string>> = {
  asked: 'was stopped',
  vram: 'found too little free GPU memory',
  host_memory: 'ran out of the machine\'s memory (RAM)',
  port_taken: 'found its port taken',
  model_missing: 'did not find its model',
  model_damaged: 'cannot read its model\'s file',
  wrong_architecture: 'does not know this kind of model',
  bad_flag: 'refused its arguments',
  not_executable: 'could not be started',
  library_missing: 'misses a library',
  driver: 'cannot use the GPU',
  crashed: 'crashed',
  exited: 'ended by itself',
};

const HINTS: Readonly<Record<Exclude<ExitKind, 'crashed' | 'exited'>, string>> = {
  asked: '',
  vram: 'Look with nvidia-smi for what else holds GPU memory; else use a smaller context or fewer slots, a smaller or more quantized model, fewer layers on the GPU, or another device.',
  host_memory: 'Free memory or raise the limit of its cgroup or container; else use a smaller model or context, and no --mlock. GPU memory is not what is missing.',
  port_taken: 'Look for what listens there (ss -ltnp), or leave out the replica\'s port, so that a free one is chosen at each start.',
  model_missing: 'Check the path or the name in the pool\'s model and in the command, that the daemon\'s user may read it, and, for a gated model, the token in the replica\'s env.',
  model_damaged: 'Fetch the file again and compare its digest: a download may have been cut off.',
  wrong_architecture: 'Use a newer engine, one that supports this model, or the model converted (or, for TensorRT-LLM, built) for this version of the engine.',
  bad_flag: 'Correct the replica\'s command; the engine\'s --help lists what this version takes.',
  not_executable: 'Check the first word of the replica\'s command: the file, its x permission, PATH, and its working_directory.',
  library_missing: 'Install the library, or set LD_LIBRARY_PATH (or the Python environment) in the replica\'s env.',
  driver: 'Check the GPU and its driver with nvidia-smi or rocm-smi, the replica\'s devices, and that engine and driver fit each other.',
};

const SIGNAL_HINTS: Readonly<Record<string, string>> = {
  SIGKILL: 'Somebody killed it. If that was the kernel for want of memory, dmesg says so.',
  SIGTERM: 'Somebody outside the daemon stopped it.',
  SIGINT: 'Somebody outside the daemon stopped it.',
  SIGHUP: 'Somebody outside the daemon stopped it.',
  SIGILL: 'The program was built for another CPU: use a build for this one.',
};

function cause(kind: ExitKind, line: string, end: ProcessEnd): ExitCause {
  const words = bounded(line.replace(LOG_PREFIX, '').trim());
  return { kind, said: kind === 'crashed' || kind === 'exited' ? withEnd(words, end) : words, hint: hintFor(kind, end) };
}

function hintFor(kind: ExitKind, end: ProcessEnd): string {
  if (kind === 'crashed') return SIGNAL_HINTS[end.signal ?? ''] ?? 'That is a defect of the engine, its driver or the hardware; the daemon\'s log and dmesg may tell more.';
  if (kind === 'exited') return end.code === 0 ? 'An engine must stay in the foreground: look for a flag that makes it a background process, or that only prints something.' : 'The engine\'s last lines may tell more; run the command by hand to see all of them.';
  return HINTS[kind];
}

const withEnd = (words: string, { code, signal, notStarted }: ProcessEnd): string => {
  const how = signal ?? (code === undefined ? (notStarted ?? '') : `exit code ${code}`);
  return words === '' ? how : bounded(`${how}, ${words}`);
};

function kindOfFault(fault: string): ExitKind {
  if (fault === 'ENOMEM') return 'host_memory';
  // The daemon's own limits and disk; a later start may find them better.
  return ['EAGAIN', 'EMFILE', 'ENFILE', 'ENOSPC', 'EDQUOT', 'EROFS', 'EIO'].includes(fault) ? 'exited' : 'not_executable';
}

function sinceUp(lines: readonly string[]): readonly string[] {
  for (let at = lines.length - 1; at >= 0; at--) if (CAME_UP.test(lines[at] ?? '')) return lines.slice(at + 1);
  return lines;
}

/** The last line that complains, or else the last. */
const lastWords = (lines: readonly string[]): string => lines.filter((line) => COMPLAINT.test(line)).at(-1) ?? lines.at(-1) ?? '';

function bounded(text: string): string {
  if (text.length <= MAX_SAID) return text;
  // Never half of a surrogate pair.
  return `${text.slice(0, MAX_SAID - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
