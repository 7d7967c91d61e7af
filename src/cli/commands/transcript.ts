import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { OrchestratordError } from '../../client/errors.js';
import type { Client } from '../../client/client.js';
import { CannotError, type Command } from '../command.js';
import { writeResult } from '../source.js';

/** How long a transcript may take to be written after its task's end. */
const PATIENCE_MS = 30_000;
const ASK_AGAIN_MS = 1_000;

export const transcript: Command = {
  name: 'transcript',
  usage: '[flags] TASK',
  summary: 'get the transcript of a task that has ended',
  about:
    'Prints the transcript of a task, as the artifact that the daemon stored: every byte, so that orchctl verify can prove it.\n' +
    'It is there a moment after the task\'s end, where the operator keeps transcripts; this waits for it.',
  flags: { output: { value: 'FILE', help: 'write it to this file (-o FILE)' } },
  run: async ({ given, client, output }) => {
    const taskId = given.only('TASK');
    const id = await traceOf(client, taskId);
    const bytes = await client.artifacts.bytes(id);
    checkDigest(bytes, id);
    const file = given.text('output');
    await writeResult(bytes, file, output);
    if (file === undefined) return 0;
    if (output.json) await output.record({ task_id: taskId, artifact_id: id, file, bytes: bytes.byteLength });
    else await output.line(`orchctl verify ${file} --digest ${id}`);
    return 0;
  },
};

/** The artifact's id, once it is there. */
async function traceOf(client: Client, taskId: string): Promise<string> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { trace_id: traceId, outcome } = await client.tasks.get(taskId);
    if (traceId !== undefined) return traceId;
    if (outcome === undefined) throw new CannotError(`Task ${taskId} has not ended; its transcript is made at its end.`);
    try {
      await client.transcripts.get(taskId);
    } catch (failure) {
      const later = failure instanceof OrchestratordError && failure.code === 'NOT_FOUND' && failure.retriable;
      if (!later || performance.now() > until) throw failure;
      await pause(failure.retryAfterMs ?? ASK_AGAIN_MS);
    }
  }
}

/** Throws CannotError for bytes that are not the artifact. */
export function checkDigest(bytes: Uint8Array, id: string): void {
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== id) throw new CannotError(`What came for artifact ${id} has the SHA-256 ${actual}: something on the way changed it, or broke it off.`);
}
