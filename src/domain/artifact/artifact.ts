/**
 * An artifact: a JSON document that is named by what is in it. Requirements: OC-CTRL-2050 to 2056.
 *
 * Its bytes are the canonical JSON of `{content, kind, metadata, parent?, tags}`, its id is their SHA-256 (64 lower-case
 * hexadecimal digits), and its digest `sha256:<id>`. So the same document is the same artifact, and whoever has the bytes can check them.
 */
export const ARTIFACT_KINDS = ['plan', 'summary', 'diff', 'trace', 'other'] as const;
export type ArtifactKind = (typeof ARTIFACT_KINDS)[number];

/** What the index knows of an artifact. Moments are Unix milliseconds. */
export interface ArtifactRecord {
  readonly id: string;
  readonly kind: ArtifactKind;
  /** Sorted, no two alike. */
  readonly tags: readonly string[];
  /** The id of another artifact. */
  readonly parent?: string;
  /** Of the canonical JSON. */
  readonly bytes: number;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  /** When its file was found altered, torn or gone: it is not served until the same document is stored again. */
  readonly damagedAt?: number;
}

export interface ArtifactLimits {
  /** Of one artifact. */
  readonly maxBytes: number;
  /** Of all together. */
  readonly quotaBytes: number;
  /** What has one of these is never taken to make room. */
  readonly pinnedTags: readonly string[];
  /** What clients may store. */
  readonly kinds: readonly ArtifactKind[];
}
