BEGIN TRANSACTION;
CREATE TABLE session (
    session_id TEXT PRIMARY KEY,
    turns INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    pool_id TEXT,
    replica_id TEXT,
    kv_tokens INTEGER NOT NULL
  ) WITHOUT ROWID;
INSERT INTO "session" VALUES('"session\u0000two"',2,1700000000000,1700000000502,'haiku','r1',42);
INSERT INTO "session" VALUES('00000000-0000-4000-8000-000000000101',2,1700000000000,1700000000502,NULL,NULL,0);
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
INSERT INTO "task" VALUES(1,'00000000-0000-4000-8000-000000000001','00000000-0000-4000-8000-000000000101','haiku','interactive','queued',1,0,'1111111111111111111111111111111111111111111111111111111111111111','laptop','corr-1',1700000000001,1,0,12,'{"selectedPoolId":"haiku","candidatesConsidered":2,"filtersApplied":["ctx","engine"],"tieBreakersApplied":[],"pinned":false,"fallbackUsed":false}','{"taskId":"00000000-0000-4000-8000-000000000001","sessionId":"00000000-0000-4000-8000-000000000101","workload":"completion","modelRef":"file:tiny.gguf","engine":"mock","ctx":2048,"priority":"interactive","maxTokens":64,"deadlineMs":60000,"input":{"kind":"prompt","prompt":"Écris un haïku sur la mer 🌊"},"seed":8,"determinism":"strict","expectedTokens":32,"kvHint":"reuse","placement":{"mode":"prefer","preferPools":["haiku"],"avoidPools":["slow"],"allowFallback":true},"sampling":{"temperature":0.7,"topK":40},"stop":["END"],"responseFormat":{"kind":"text"},"onDisconnect":"continue"}',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "task" VALUES(2,'00000000-0000-4000-8000-000000000002','00000000-0000-4000-8000-000000000101','haiku','batch','running',2,1,'2222222222222222222222222222222222222222222222222222222222222222','laptop','corr-2',1700000000002,2,250.5,12,'{"selectedPoolId":"haiku","candidatesConsidered":2,"filtersApplied":["ctx","engine"],"tieBreakersApplied":[],"pinned":false,"fallbackUsed":false}','{"taskId":"00000000-0000-4000-8000-000000000002","sessionId":"00000000-0000-4000-8000-000000000101","workload":"completion","modelRef":"file:tiny.gguf","engine":"mock","ctx":2048,"priority":"batch","maxTokens":64,"deadlineMs":60000,"input":{"kind":"prompt","prompt":"It''s \"quoted\"\nand broken"},"seed":9,"determinism":"strict","expectedTokens":32,"kvHint":"reuse","placement":{"mode":"prefer","preferPools":["haiku"],"avoidPools":["slow"],"allowFallback":true},"sampling":{"temperature":0.7,"topK":40},"stop":["END"],"responseFormat":{"kind":"text"},"onDisconnect":"continue"}','r0','mock-1',1700000001000,NULL,NULL,NULL);
INSERT INTO "task" VALUES(3,'00000000-0000-4000-8000-000000000003','"session\u0000two"','haiku','interactive','completed',3,1,'3333333333333333333333333333333333333333333333333333333333333333','laptop','corr-3',1700000000003,3,1200,12,'{"selectedPoolId":"haiku","candidatesConsidered":2,"filtersApplied":["ctx","engine"],"tieBreakersApplied":[],"pinned":false,"fallbackUsed":false}','{"taskId":"00000000-0000-4000-8000-000000000003","sessionId":"session\u0000two","workload":"completion","modelRef":"file:tiny.gguf","engine":"mock","ctx":2048,"priority":"interactive","maxTokens":64,"deadlineMs":60000,"input":{"kind":"prompt","prompt":"done"},"seed":10,"determinism":"strict","expectedTokens":32,"kvHint":"reuse","placement":{"mode":"prefer","preferPools":["haiku"],"avoidPools":["slow"],"allowFallback":true},"sampling":{"temperature":0.7,"topK":40},"stop":["END"],"responseFormat":{"kind":"text"},"onDisconnect":"continue"}','r1','mock-1',1700000001100,1700000001500,1700000002000,'{"kind":"completed","reason":"stop","tokensIn":12,"tokensOut":30,"decodeMs":41.5}');
INSERT INTO "task" VALUES(4,'00000000-0000-4000-8000-000000000004','"session\u0000two"','haiku','batch','canceled',2,0,'4444444444444444444444444444444444444444444444444444444444444444','laptop','corr-4',1700000000004,4,3,12,'{"selectedPoolId":"haiku","candidatesConsidered":2,"filtersApplied":["ctx","engine"],"tieBreakersApplied":[],"pinned":false,"fallbackUsed":false}','{"taskId":"00000000-0000-4000-8000-000000000004","sessionId":"session\u0000two","workload":"completion","modelRef":"file:tiny.gguf","engine":"mock","ctx":2048,"priority":"batch","maxTokens":64,"deadlineMs":60000,"input":{"kind":"prompt","prompt":"gone"},"seed":11,"determinism":"strict","expectedTokens":32,"kvHint":"reuse","placement":{"mode":"prefer","preferPools":["haiku"],"avoidPools":["slow"],"allowFallback":true},"sampling":{"temperature":0.7,"topK":40},"stop":["END"],"responseFormat":{"kind":"text"},"onDisconnect":"continue"}',NULL,NULL,NULL,NULL,1700000002500,'{"kind":"canceled","by":"client","tokensIn":0,"tokensOut":0,"decodeMs":0}');
CREATE INDEX task_by_session ON task (session_id);
CREATE INDEX task_by_state ON task (state);
CREATE INDEX task_by_pool ON task (pool_id);
CREATE INDEX task_unfinished ON task (sequence) WHERE state IN ('queued', 'running');
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('task',4);
COMMIT;
