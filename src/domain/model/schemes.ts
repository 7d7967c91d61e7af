const UNSERVED = /^(s3|oci):/i;

/** Why a model_ref is refused by its scheme alone, as a sentence; undefined where it is not. Requirement: OC-CTRL-2075. */
export function unservedScheme(modelRef: string): string | undefined {
  const scheme = UNSERVED.exec(modelRef)?.[1];
  return scheme === undefined ? undefined : `Models are not fetched from ${scheme.toLowerCase()}: yet. Fetch the file yourself and name it by its path, or name it by https:// or hf:.`;
}
