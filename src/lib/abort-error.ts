/** What a promise rejects with after its signal aborted. Always named AbortError, whatever reason the signal bears. */
export const abortError = (): DOMException => new DOMException('The operation was aborted.', 'AbortError');
