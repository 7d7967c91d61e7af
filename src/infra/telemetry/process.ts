import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import type { Clock } from '../../ports/clock.js';
import type { Series } from './series.js';

/** A sample each 20 ms costs nothing that can be measured and still sees a stall of a few milliseconds. */
const SAMPLE_EVERY_MS = 20;
const NS_PER_SECOND = 1e9;

/**
 * What the process itself costs, read at scrape. Not prom-client's default set: that one reads /proc synchronously, and
 * lists every open file, which with ten thousand streams stops the event loop for milliseconds at each scrape.
 */
export class ProcessGauges {
  private readonly delays: IntervalHistogram = monitorEventLoopDelay({ resolution: SAMPLE_EVERY_MS });
  private cpuSecondsSeen = 0;

  constructor(
    private readonly series: Series,
    clock: Clock,
    version: string,
  ) {
    this.delays.enable();
    series.startTime.set(clock.wall() / 1000 - process.uptime());
    series.buildInfo.labels({ version, node_version: process.version }).set(1);
  }

  read(): void {
    const { user, system } = process.cpuUsage();
    const cpuSeconds = (user + system) / 1e6;
    this.series.cpuSeconds.inc(Math.max(0, cpuSeconds - this.cpuSecondsSeen));
    this.cpuSecondsSeen = cpuSeconds;
    const memory = process.memoryUsage();
    this.series.residentMemory.set(memory.rss);
    this.series.heapUsed.set(memory.heapUsed);
    this.series.loopDelayMedian.set(this.lateSeconds(this.delays.percentile(50)));
    this.series.loopDelayTail.set(this.lateSeconds(this.delays.percentile(99)));
    this.series.loopDelayMax.set(this.lateSeconds(this.delays.max));
    this.delays.reset();
  }

  close(): void {
    this.delays.disable();
  }

  /** Node records the whole interval between samples; what exceeds the interval asked for is the lateness. */
  private lateSeconds(intervalNs: number): number {
    if (this.delays.count === 0) return 0;
    return Math.max(0, intervalNs / NS_PER_SECOND - SAMPLE_EVERY_MS / 1000);
  }
}
