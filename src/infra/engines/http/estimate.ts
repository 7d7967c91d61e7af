/** What the tokenizers of today's models come to in European languages; other scripts have more bytes and about as many tokens more. */
const BYTES_PER_TOKEN = 4;

/** About how many tokens a text is, for an engine that does not count: good to about a third. Without what stands around a text. */
export const estimatedTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
