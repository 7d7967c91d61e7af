const BYTES_PER_TOKEN = 4;

/**
 * About how many tokens a text is, for an engine that does not count: a token per four bytes of UTF-8, at least one. English prose
 * comes out within a tenth; code and other scripts are more tokens than that.
 */
export const estimatedTokens = (text: string): number => Math.max(1, Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN));
