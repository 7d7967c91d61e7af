/** The schema of artifacts.db, in steps as those of schema.ts. */
export const ARTIFACT_STEPS: readonly string[] = [
  `
  -- WITHOUT ROWID: every index ends with the id, so that those below are also the order of lists.
  CREATE TABLE artifact (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    -- A JSON array, sorted.
    tags TEXT NOT NULL,
    parent TEXT,
    bytes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    damaged_at INTEGER,
    -- 0: it may go to make room; 1: it has a pinned tag; 2: it is damaged.
    standing INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX artifact_by_time ON artifact (created_at);
  CREATE INDEX artifact_by_kind ON artifact (kind, created_at);
  CREATE INDEX artifact_by_parent ON artifact (parent, created_at) WHERE parent IS NOT NULL;
  CREATE INDEX artifact_by_use ON artifact (standing, last_used_at);
  CREATE TABLE artifact_tag (
    tag TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (tag, created_at, id)
  ) WITHOUT ROWID;
  -- How much there is of each standing, kept with every change, so that nobody has to count.
  CREATE TABLE artifact_usage (
    standing INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    bytes INTEGER NOT NULL
  );
  INSERT INTO artifact_usage (standing, count, bytes) VALUES (0, 0, 0), (1, 0, 0), (2, 0, 0);
  CREATE TABLE pinned_tag (tag TEXT PRIMARY KEY) WITHOUT ROWID;
  `,
  `
  -- Short documents that the daemon makes: they have no file. With a rowid, so that one is written behind the other.
  CREATE TABLE artifact_text (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL
  );
  `,
];
