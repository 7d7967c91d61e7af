/**
 * Milliseconds of CPU that this process spends in `run`, for claims that something is cheap: the clock goes on too while a machine that
 * is full looks elsewhere.
 */
export function cpuTimeOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
}
