/** How long what has ended is kept; what runs is never taken. Requirement: ORCH-3068. */
export interface RetentionLimits {
  /** After its end a task's tokens are kept so long, ms. */
  readonly streamAgeMs: number;
  /** Of all token logs, in the file. */
  readonly streamBytes: number;
  /** After its end a task's row, and with it its task_id, is kept so long, ms. */
  readonly taskAgeMs: number;
}
