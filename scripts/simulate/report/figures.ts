import { showDuration } from '../scenario/duration.js';

/** How figures are written, in the terminal and on the page alike. `–` is what was not measured. */
export const NOTHING = '–';

export const count = (value: number): string => Math.round(value).toLocaleString('en');

export const time = (ms: number | null | undefined): string => (ms === undefined || ms === null ? NOTHING : showDuration(ms));

export const share = (part: number | undefined, digits = 1): string => (part === undefined || Number.isNaN(part) ? NOTHING : `${(100 * part).toFixed(digits)} %`);

/** `part` of `whole` as a share. */
export const shareOf = (part: number, whole: number): string => (whole === 0 ? NOTHING : share(part / whole));

export const decimal = (value: number | undefined, digits = 3): string => (value === undefined || Number.isNaN(value) ? NOTHING : value.toFixed(digits));
