/** Bytes all. */
export interface RoomQuestion {
  /** Engines to be started before one of the old ones is stopped. */
  readonly starts: number;
  /** The replica's engine works on GPUs. */
  readonly onDevices: boolean;
  /** Free on its devices together; absent where nobody knows. */
  readonly freeVramBytes?: number;
  /** What the old engine has of them; absent where nobody knows. */
  readonly oldVramBytes?: number;
  readonly freeHostBytes: number;
  /** Resident memory of the old engine; absent where nobody knows. */
  readonly oldResidentBytes?: number;
}

export interface RoomAnswer {
  readonly beside: boolean;
  /** A whole sentence. */
  readonly reason: string;
}

/** A new engine is believed to take what the old one takes, and this much more while it loads. */
const MARGIN = 1.1;

/**
 * Whether a new engine can start while the old one works.
 *
 * Where half is known (free memory, but not what an engine takes) the cautious answer is no: a new engine that fills the devices
 * can take the old one with it. Where nothing is known there would never be a yes, so an attempt decides.
 */
export function roomBeside(question: RoomQuestion): RoomAnswer {
  const { starts, onDevices, freeVramBytes, oldVramBytes, freeHostBytes, oldResidentBytes } = question;
  const host = compare('Host memory', starts, freeHostBytes, oldResidentBytes);
  if (host !== undefined && !host.beside) return host;
  if (!onDevices) return host ?? { beside: true, reason: 'It is not known what the old engine takes of the host memory; an attempt decides.' };
  const vram = compare('VRAM', starts, freeVramBytes, oldVramBytes);
  if (vram !== undefined) return vram;
  if (freeVramBytes === undefined && oldVramBytes === undefined) {
    return { beside: true, reason: 'Nothing is known of the VRAM of its devices; an attempt decides.' };
  }
  return {
    beside: false,
    reason: freeVramBytes === undefined ? 'It is not known how much VRAM is free on its devices.' : 'It is not known how much VRAM the old engine takes.',
  };
}

function compare(what: string, starts: number, free: number | undefined, ofOld: number | undefined): RoomAnswer | undefined {
  if (free === undefined || ofOld === undefined) return undefined;
  const needed = starts * ofOld * MARGIN;
  const beside = needed <= free;
  return { beside, reason: `${what} ${beside ? 'suffices' : 'does not suffice'}: about ${gib(needed)} are needed, ${gib(free)} are free.` };
}

const gib = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
