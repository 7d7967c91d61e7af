import { DomainError } from '../../domain/errors.js';
import type { CatalogModel } from '../../domain/model/model.js';

export const conflict = (field: string, message: string): DomainError => new DomainError({ code: 'CONFLICT', field, message });

/** Its verification has failed, and its policy is strict. Requirement: OC-CTRL-2074. */
export const untrusted = ({ id, verification }: CatalogModel, field: string): DomainError =>
  new DomainError({
    code: 'UNTRUSTED_ARTIFACT',
    field,
    message: `The model ${id} failed its verification, and its trust policy is strict: ${verification?.problems[0] ?? 'nothing vouches for it.'} GET /v1/catalog/models/${id} tells the rest; verify it again when that is mended.`,
  });
