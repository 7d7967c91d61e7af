import type { CatalogModel } from './model.js';
import { parseModelRef, resolveFile } from './ref.js';
import { trustIn, type ModelStanding } from './standing.js';
import type { TrustPolicy } from './trust.js';

const NO_POLICY: TrustPolicy = { mode: 'permissive', allowedRegistries: [], requireSignature: false, requireSbom: false, caRoots: [] };

/**
 * Which model of the catalog a model_ref means: by its id, its model_ref in any spelling, or its digest. Each question costs one
 * look-up. Requirement: OC-CTRL-2075.
 *
 * Invariant: no two models have one id, nor one place; several may have one digest.
 */
export class CatalogIndex {
  /** Grows with each change, so that an answer can be kept. */
  revision = 0;
  private readonly byId = new Map<string, CatalogModel>();
  private readonly byPlace = new Map<string, CatalogModel>();
  private readonly byDigest = new Map<string, readonly CatalogModel[]>();

  constructor(
    /** Absolute; relative paths start there. */
    private readonly workingDirectory = '/',
    readonly configuredPolicy: TrustPolicy = NO_POLICY,
  ) {}

  get size(): number {
    return this.byId.size;
  }

  /** By id. */
  all(): readonly CatalogModel[] {
    return [...this.byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  find(id: string): CatalogModel | undefined {
    return this.byId.get(id);
  }

  /** In the place of the one with its id. */
  put(model: CatalogModel): void {
    this.remove(model.id);
    this.byId.set(model.id, model);
    this.byPlace.set(this.placeOf(model.modelRef), model);
    if (model.digest !== undefined) this.byDigest.set(model.digest, [...(this.byDigest.get(model.digest) ?? []), model]);
    this.revision += 1;
  }

  remove(id: string): void {
    const model = this.byId.get(id);
    if (model === undefined) return;
    this.byId.delete(id);
    this.byPlace.delete(this.placeOf(model.modelRef));
    if (model.digest !== undefined) {
      const others = (this.byDigest.get(model.digest) ?? []).filter((other) => other !== model);
      if (others.length === 0) this.byDigest.delete(model.digest);
      else this.byDigest.set(model.digest, others);
    }
    this.revision += 1;
  }

  /** Several only for a digest. */
  named(modelRef: string): readonly CatalogModel[] {
    const known = this.byId.get(modelRef) ?? this.byPlace.get(this.placeOf(modelRef));
    return known === undefined ? (this.byDigest.get(modelRef.toLowerCase()) ?? []) : [known];
  }

  /** How a model stands, its trust before its state. */
  standingOf(model: CatalogModel): ModelStanding {
    const trust = trustIn(model, this.configuredPolicy);
    return trust === 'trusted' ? model.state : trust;
  }

  /** One text for all spellings of a place. */
  placeOf(modelRef: string): string {
    const read = parseModelRef(modelRef);
    if (!read.ok) return modelRef;
    const { ref } = read;
    switch (ref.scheme) {
      case 'file':
        return `file:${resolveFile(ref.path, this.workingDirectory)}`;
      case 'hf':
        return `hf:${ref.repo}@${ref.revision ?? 'main'}/${ref.file ?? ''}`;
      case 'https':
        return ref.url;
      case 's3':
      case 'oci':
        return `${ref.scheme}://${ref.location}`;
      case 'sha256':
        return `sha256:${ref.hex}`;
      case 'name':
        return ref.name;
    }
  }
}
