import type { Artifact, ArtifactList, ArtifactRef, NewArtifact, operations } from '../../generated/control.js';
import { answerOf, done, type Calls } from './calls.js';
import { withSignal, type CallOptions } from './tasks.js';

export type ArtifactQuery = NonNullable<operations['listArtifacts']['parameters']['query']>;

/** Documents that are named by what is in them. An id is 64 hexadecimal digits. OC-CTRL-2050 to OC-CTRL-2056. */
export class Artifacts {
  constructor(private readonly calls: Calls) {}

  create(body: NewArtifact, { signal }: CallOptions = {}): Promise<ArtifactRef> {
    return answerOf(this.calls.POST('/v1/artifacts', { body, ...withSignal(signal) }), signal);
  }

  get(id: string, { signal }: CallOptions = {}): Promise<Artifact> {
    return answerOf(this.calls.GET('/v1/artifacts/{id}', { params: { path: { id } }, ...withSignal(signal) }), signal);
  }

  /** The bytes as they are stored, whose SHA-256 is the id: whoever wants the proof computes it. */
  async bytes(id: string, { signal }: CallOptions = {}): Promise<Uint8Array> {
    return new Uint8Array(await answerOf(this.calls.GET('/v1/artifacts/{id}', { params: { path: { id } }, parseAs: 'arrayBuffer', ...withSignal(signal) }), signal));
  }

  /** One page, newest first; `next_cursor` as `cursor` gives the next. */
  list(query: ArtifactQuery = {}, { signal }: CallOptions = {}): Promise<ArtifactList> {
    return answerOf(this.calls.GET('/v1/artifacts', { params: { query }, ...withSignal(signal) }), signal);
  }

  /** To remove what is not there is no error. */
  remove(id: string, { signal }: CallOptions = {}): Promise<void> {
    return done(this.calls.DELETE('/v1/artifacts/{id}', { params: { path: { id } }, ...withSignal(signal) }), signal);
  }
}
