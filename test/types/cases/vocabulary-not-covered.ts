import type { ErrorCode } from '../../../generated/vocabulary.js';

declare const statuses: Record<Exclude<ErrorCode, 'CONFLICT'>, number>;
// expect-error TS2741: CONFLICT has no status
// good: export const total: Record<ErrorCode, number> = { ...statuses, CONFLICT: 409 };
export const total: Record<ErrorCode, number> = { ...statuses };
