import type { CreateTaskRequest } from '../../../../generated/operations.js';
import { toSubmission } from '../../../../src/api/tasks/submission.js';

type Body = CreateTaskRequest['body'];
const body = (changes: Partial<Body>): Body => ({
  task_id: '6F9D0A52-6d0e-4f0c-9d0a-0f6f3c2b1a10',
  session_id: '0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69',
  workload: 'embedding',
  model_ref: 'mock',
  engine: 'mock',
  ctx: 512,
  priority: 'batch',
  max_tokens: 1,
  deadline_ms: 1_000,
  ...changes,
});
const read = (changes: Partial<Body>) => toSubmission(body(changes), 'loopback', 'c').spec;

describe('ORCH-3090: what a task is given', () => {
  it('is texts for an embedding, and a query with documents for a rerank', () => {
    expect(read({ inputs: ['one', 'two'] }).input).toEqual({ kind: 'texts', texts: ['one', 'two'] });
    expect(read({ workload: 'rerank', prompt: 'q', inputs: ['one'] }).input).toEqual({ kind: 'documents', query: 'q', documents: ['one'] });
    expect(read({ inputs: ['one'], seed: 7, determinism: 'strict' })).toMatchObject({ seed: 7, determinism: 'strict' });
  });

  it.each<[string, Partial<Body>]>([
    ['inputs', {}],
    ['prompt', { inputs: ['one'], prompt: 'a' }],
    ['messages', { inputs: ['one'], messages: [{ role: 'user', content: 'a' }] }],
    ['stop', { inputs: ['one'], stop: [] }],
    ['response_format', { inputs: ['one'], response_format: { type: 'text' } }],
    ['sampling', { inputs: ['one'], sampling: {} }],
    ['expected_tokens', { inputs: ['one'], expected_tokens: 5 }],
    ['prompt', { workload: 'rerank', inputs: ['one'] }],
    ['inputs', { workload: 'rerank', prompt: 'q' }],
    ['messages', { workload: 'rerank', prompt: 'q', inputs: ['one'], messages: [{ role: 'user', content: 'a' }] }],
    ['sampling', { workload: 'rerank', prompt: 'q', inputs: ['one'], sampling: { temperature: 1 } }],
    ['inputs', { workload: 'completion', prompt: 'a', inputs: ['one'] }],
    ['prompt', { workload: 'completion' }],
  ])('is refused with %s at fault: %j', (field, changes) => {
    expect(() => read(changes)).toThrow(expect.objectContaining({ code: 'INVALID_PARAMS', field }));
  });
});
