/** Whether an If-None-Match names this entity tag, by weak comparison (RFC 9110, 13.1.2). Linear in the header's length. */
export function namesEntity(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  for (const [, opaque] of ifNoneMatch.matchAll(TAG)) if (opaque === etag) return true;
  return false;
}

/** A comma inside of the quotation marks is a part of the tag. */
const TAG = /(?:W\/)?("[!#-~\u0080-\u00ff]*")/g;
