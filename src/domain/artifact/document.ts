import { canonicalJson } from '../../lib/canonical-json.js';
import { isRecord } from '../../lib/record.js';
import { ARTIFACT_KINDS, type ArtifactKind } from './artifact.js';

/** What somebody wants to keep. Where it is stored its tags are sorted and no two are alike. */
export interface ArtifactDocument {
  readonly kind: ArtifactKind;
  /** A JSON object. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  /** The id of another artifact. */
  readonly parent?: string;
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
}

/** The canonical JSON whose SHA-256 is the id. Throws TypeError where the content holds what JSON has no form for. */
export function documentText({ kind, content, tags, parent, metadata }: ArtifactDocument): string {
  return canonicalJson({ content, kind, metadata, ...(parent === undefined ? {} : { parent }), tags: normalTags(tags) });
}

/** Sorted by UTF-16 units. */
export const normalTags = (tags: readonly string[]): readonly string[] => [...new Set(tags)].sort();

/** What a file says of itself, for an index that does not know it; undefined where it is no artifact's. */
export function describeDocument(text: string): { readonly kind: ArtifactKind; readonly tags: readonly string[]; readonly parent?: string } | undefined {
  const found = jsonOf(text);
  if (!isRecord(found) || !isRecord(found['content']) || !isRecord(found['metadata'])) return undefined;
  const kind = ARTIFACT_KINDS.find((each) => each === found['kind']);
  const tags = textsOf(found['tags']);
  const parent = found['parent'];
  if (kind === undefined || tags === undefined || !(parent === undefined || typeof parent === 'string')) return undefined;
  // Whatever else is in it: only what this version would have written is taken for its own.
  if (canonicalJson(found) !== text || normalTags(tags).join('\n') !== tags.join('\n')) return undefined;
  return { kind, tags, ...(parent === undefined ? {} : { parent }) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((each) => typeof each === 'string');
  return texts.length === value.length ? texts : undefined;
}
