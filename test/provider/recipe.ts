import type { Answer } from '../support/http.js';

/** What a status needs to be reached: the daemon that serves, and one that cannot. */
export interface Grounds {
  readonly url: string;
  /** Of the daemon at `url`: what lies there can be altered. */
  readonly dataDir: string;
  readonly unreadyUrl: string;
}

export type Recipe = (grounds: Grounds) => Promise<Answer>;
