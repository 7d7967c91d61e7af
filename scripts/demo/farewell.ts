/** Lines to paste into bash, zsh or dash; scripts/demo/check.ts pastes them. No line is over 80 columns. */
const curlLines = (url: string): string => `  URL=${url}
  ID=$(node -p 'crypto.randomUUID()')
  curl -s -w '\\n' $URL/v1/tasks -H 'Content-Type: application/json' -d '{
    "task_id": "'$ID'", "session_id": "'$ID'", "workload": "completion",
    "engine": "mock", "model_ref": "haiku", "ctx": 4096, "max_tokens": 60,
    "priority": "interactive", "deadline_ms": 60000,
    "prompt": "An old silent pond" }'
  curl -sN $URL/v1/tasks/$ID/stream
  curl -sN $URL/v1/tasks/$ID/stream -H 'Last-Event-ID: 8'
  curl -s -w '%{http_code}\\n' -X POST $URL/v1/tasks/$ID/cancel
  curl -s -w '\\n' $URL/v1/tasks/$ID
  curl -s -w '\\n' $URL/v1/pools
  curl -s $URL/metrics`;

/** What a person reads when the show is over and the daemon is still up. */
export const farewell = (url: string): string => `
The daemon is up at ${url}. Try it from another terminal:

${curlLines(url)}

Ctrl-C stops it and removes its data.
`;
