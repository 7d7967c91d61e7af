/**
 * Preloaded into the daemon: its wall clock is as many milliseconds off as the file CHAOS_CLOCK says, read at the start and
 * at each SIGUSR2. The monotonic clock is left alone, as by a person or an NTP daemon that sets the time.
 */
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.CHAOS_CLOCK ?? '';
const RealDate = Date;
let offset = 0;

const look = () => {
  offset = Number(readFileSync(file, 'utf8'));
};
look();
// Signals come to the main thread alone; a thread of the store keeps the time with which it began.
if (isMainThread) process.on('SIGUSR2', look);

class JumpingDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(JumpingDate.now());
    else super(...args);
  }

  static now() {
    return RealDate.now() + offset;
  }
}
globalThis.Date = JumpingDate;
