import type { LogLine } from '../support/daemon.js';
import type { HarmKind } from './harm.js';
import type { Violation } from './judge.js';

/** Error lines that a harm provokes, each as a test of its `message`. */
const PROVOKED: Readonly<Partial<Record<HarmKind, RegExp>>> = {
  // A full disk is the operator's to mend, and each part of the daemon that writes says so once.
  fill_disk: /disk full|cannot be written|could not be (written|stored|made)|disk of data_dir/i,
};

/** Every error line and every word beside the log that no harm of the round explains. */
export function judgeLog(lines: readonly LogLine[], noise: string, harms: ReadonlySet<HarmKind>): readonly Violation[] {
  const found: Violation[] = [];
  for (const line of lines) {
    if (line['level'] !== 'error') continue;
    const text = JSON.stringify(line);
    const explained = [...harms].some((kind) => PROVOKED[kind]?.test(text) === true);
    if (!explained) found.push({ claim: 'log_errors', what: `the log says ${text.slice(0, 1_500)}` });
  }
  const words = noise.trim();
  if (words !== '') found.push({ claim: 'log_errors', what: `beside the log the daemon said ${words.slice(0, 1_500)}` });
  return found;
}
