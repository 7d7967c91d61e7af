import { DomainError } from '../../domain/errors.js';

/** What reads of it are answered until the same document is stored again or it is deleted. */
export function artifactDamaged(id: string): DomainError {
  return new DomainError({
    code: 'ARTIFACT_DAMAGED',
    field: 'id',
    message: `Artifact ${id} was stored, but its file is lost or no longer holds what was stored, so it is not served. Store the same document again, or delete this artifact. The server's log says what was found.`,
    retriable: false,
  });
}
