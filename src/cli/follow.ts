import type { MetricsData, QueuedData, TaskEvent } from '../../generated/data.js';
import type { OnRetry } from '../client/retry.js';
import { counted, duration, type Output } from './output.js';

/** Tells a person who watches a stream what happens beside the text: the place in the queue, a move, a lost connection. */
export class Watcher {
  private told = '';
  private attempt = 1;

  constructor(private readonly output: Output) {}

  readonly onRetry: OnRetry = ({ message }, delayMs) => this.output.note(`${message} Trying again in ${duration(delayMs)}.`);

  see(event: TaskEvent): void {
    switch (event.event) {
      case 'queued':
        return this.tell(describeWaiting(event.data));
      case 'metrics':
        return this.moved(event.data);
      case 'started':
      case 'token':
      case 'result':
      case 'end':
      case 'error':
    }
  }

  private moved({ attempt = 1, replica_id: replica }: MetricsData): void {
    if (attempt <= this.attempt) return;
    this.attempt = attempt;
    this.output.note(`\nIts replica was lost; attempt ${attempt} ${replica === undefined ? 'waits for another' : `runs on ${replica}`}. The text goes on where it stood.`);
  }

  private tell(text: string): void {
    if (text === this.told) return;
    this.told = text;
    this.output.note(text);
  }
}

export function describeWaiting({ queue_position: before, predicted_start_ms: start, predicted_start_low_ms: low, predicted_start_high_ms: high, preparing }: QueuedData): string {
  const place = before === 0 ? 'It is next' : `${counted(before, 'task')} before it`;
  return `${place}; starts in about ${duration(start)} (${duration(low)} to ${duration(high)}).${preparing === undefined ? '' : fetching(preparing)}`;
}

function fetching({ received_bytes: received, total_bytes: total }: NonNullable<QueuedData['preparing']>): string {
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
  return ` The model is being fetched: ${megabytes(received)}${total === undefined ? '' : ` of ${megabytes(total)}`} MB.`;
}
