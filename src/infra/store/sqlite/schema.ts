/**
 * The schemas of the two files as numbered steps: step n brings a file from version n - 1 to n (`PRAGMA user_version`).
 *
 * A released step never changes; a new one is added at the end. There is no way back: a file of a later version is refused.
 */
export const TASK_STEPS: readonly string[] = [
  `
  CREATE TABLE task (
    -- AUTOINCREMENT, so that no sequence is ever given twice, even after the newest row was removed.
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL,
    pool_id TEXT NOT NULL,
    priority TEXT NOT NULL,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    request_digest TEXT NOT NULL,
    owner TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    admitted_at INTEGER NOT NULL,
    queue_position INTEGER NOT NULL,
    predicted_start_ms INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    decision TEXT NOT NULL,
    spec TEXT NOT NULL,
    replica_id TEXT,
    engine_version TEXT,
    started_at INTEGER,
    first_token_at INTEGER,
    ended_at INTEGER,
    outcome TEXT
  );
  -- SQLite ends every index with the row's sequence: each of these is also an order.
  CREATE INDEX task_by_session ON task (session_id);
  CREATE INDEX task_by_state ON task (state);
  CREATE INDEX task_by_pool ON task (pool_id);
  CREATE INDEX task_unfinished ON task (sequence) WHERE state IN ('queued', 'running');
  CREATE TABLE session (
    session_id TEXT PRIMARY KEY,
    turns INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    pool_id TEXT,
    replica_id TEXT,
    kv_tokens INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  // Every column has a constant default, so that no row is rewritten: a file of a million tasks opens as fast as before.
  `
  -- NULL in rows of step 1, which foretold one number: both bounds are predicted_start_ms.
  ALTER TABLE task ADD COLUMN predicted_start_low_ms INTEGER;
  ALTER TABLE task ADD COLUMN predicted_start_high_ms INTEGER;
  -- The default is for rows of step 1: nobody had foretold it.
  ALTER TABLE task ADD COLUMN on_time_probability REAL NOT NULL DEFAULT 0.5;
  ALTER TABLE task ADD COLUMN budget_grant TEXT;
  ALTER TABLE session ADD COLUMN spent_tokens INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE session ADD COLUMN spent_time_ms INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE session ADD COLUMN spent_cost REAL NOT NULL DEFAULT 0;
  CREATE TABLE state (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  ) WITHOUT ROWID;
  `,
  `
  -- A JSON array; NULL where none was lost.
  ALTER TABLE task ADD COLUMN lost_attempts TEXT;
  ALTER TABLE task ADD COLUMN continued_from INTEGER;
  -- NULL: no transcript is to be made; 'due'; else the artifact's id.
  ALTER TABLE task ADD COLUMN trace TEXT;
  -- 1: its tokens were taken from the token log.
  ALTER TABLE task ADD COLUMN log_removed INTEGER;
  -- An ended row is in exactly one of these, so that an end writes one of them. They are the one part of an upgrade that looks
  -- at every row.
  CREATE INDEX task_trace_due ON task (ended_at) WHERE trace = 'due' AND log_removed IS NULL;
  CREATE INDEX task_with_log ON task (ended_at) WHERE ended_at IS NOT NULL AND log_removed IS NULL AND trace IS NOT 'due';
  CREATE INDEX task_without_log ON task (ended_at) WHERE log_removed IS NOT NULL;
  `,
];

export const TOKEN_STEPS: readonly string[] = [
  `
  CREATE TABLE stream (
    stream INTEGER PRIMARY KEY,
    task_id TEXT NOT NULL UNIQUE,
    epoch INTEGER NOT NULL
  );
  -- Rows lie in order of arrival and an index finds a stream's: clustered by stream, a flush of 200 streams
  -- would touch 200 pages instead of 40, and cost three times the CPU.
  CREATE TABLE piece (
    stream INTEGER NOT NULL,
    first INTEGER NOT NULL,
    count INTEGER NOT NULL,
    texts TEXT NOT NULL
  );
  CREATE UNIQUE INDEX piece_place ON piece (stream, first);
  `,
  `
  -- Unix ms; 0 in rows of step 1, which did not know it.
  ALTER TABLE piece ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
  -- How many tokens it had when they were removed; NULL while they are there.
  ALTER TABLE stream ADD COLUMN removed INTEGER;
  `,
];
