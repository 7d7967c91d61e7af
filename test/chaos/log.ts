import type { LogLine } from '../support/daemon.js';
import type { Harm } from './harm.js';
import type { Violation } from './judge.js';

/** Every error line and every word beside the log that no harm of the round explains. */
export function judgeLog(lines: readonly LogLine[], noise: string, harms: readonly Harm[]): readonly Violation[] {
  const found: Violation[] = [];
  for (const line of lines) {
    if (line['level'] !== 'error') continue;
    const text = JSON.stringify(line);
    const explained = harms.some((harm) => provokes(harm)?.test(text) === true);
    if (!explained) found.push({ claim: 'log_errors', what: `the log says ${text.slice(0, 1_500)}` });
  }
  const words = noise.trim();
  if (words !== '') found.push({ claim: 'log_errors', what: `beside the log the daemon said ${words.slice(0, 1_500)}` });
  return found;
}

/** The error lines that a harm provokes. */
function provokes(harm: Harm): RegExp | undefined {
  switch (harm.kind) {
    case 'fill_disk':
      // A full disk is the operator's to mend, and each part of the daemon that writes says so once.
      return /disk full|cannot be written|could not be (written|stored|made)|disk of data_dir/i;
    case 'kill_engine':
      // It ends the exchange of engines that it is part of, and one that ends again and again is left alone.
      return /A reload of a pool failed, and what ran before comes back|What ran before a reload did not come back whole|It is left alone for/;
    case 'reload_pool':
      return harm.missing ? /none\.gguf/ : undefined;
    default:
      return undefined;
  }
}
