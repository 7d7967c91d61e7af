import { ModelFileError } from '../../ports/model-files.js';

/** The quota of all fetched files and parts together, bytes. What a download will take is claimed before it comes. */
export class Room {
  private readonly claims = new Map<string, number>();
  private used = 0;

  constructor(private readonly quotaBytes: number) {}

  /** From now on that source takes so much. Throws `quota` where that is more than there is, and changes nothing then. */
  claim(key: string, bytes: number, label: string): void {
    const before = this.claims.get(key) ?? 0;
    if (bytes > before && this.used - before + bytes > this.quotaBytes) {
      throw new ModelFileError(
        'quota',
        `${label} needs ${megabytes(bytes)} MB, and of the ${megabytes(this.quotaBytes)} MB for fetched models ${megabytes(Math.max(0, this.quotaBytes - this.used + before))} MB are free. Remove models that are no longer needed, or raise the quota.`,
      );
    }
    this.set(key, bytes);
  }

  /** What it takes on the disk now, whatever the quota says. */
  set(key: string, bytes: number): void {
    this.used += bytes - (this.claims.get(key) ?? 0);
    if (bytes === 0) this.claims.delete(key);
    else this.claims.set(key, bytes);
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
