/** What changed in vLLM's requests, by the version that /version tells. One that tells none of the usual form counts as the newest. */
export interface Dialect {
  /** `guided_json` and `guided_grammar` until 0.10, `structured_outputs` since 0.11; the older fields are ignored since 0.12. */
  readonly structuredOutputs: boolean;
  /** `cache_salt`, since 0.9. Before it, prefix caching was off unless asked for. */
  readonly cacheSalt: boolean;
}

export function dialectOf(version: string): Dialect {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  // Builds from a checkout without tags call themselves 0.1.dev… or 0.0.0.
  const release = major === undefined || minor === undefined || /^v?0\.[01]\.(dev|0)/.test(version) ? Number.POSITIVE_INFINITY : Number(major) * 1_000 + Number(minor);
  return { structuredOutputs: release >= 11, cacheSalt: release >= 9 };
}
