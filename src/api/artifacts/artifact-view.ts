import type { ArtifactRef } from '../../../generated/control.js';
import type { ArtifactRecord } from '../../domain/artifact/artifact.js';

export const toWireRef = ({ id, kind, createdAt, tags }: ArtifactRecord): ArtifactRef => ({ id, kind, digest: digestOf(id), created_ms: createdAt, tags });

const digestOf = (id: string): string => `sha256:${id}`;

/** Strong: an id never names other bytes. */
export const entityTag = (id: string): string => `"${digestOf(id)}"`;

/** The id in a name that the contract takes: with or without `sha256:`, in any case. */
export const artifactId = (name: string): string => name.slice(-ID_DIGITS).toLowerCase();

const ID_DIGITS = 64;
