/** Who asks: the holder of a configured key, or a loopback peer where no key is configured. */
export type Caller = { readonly kind: 'key'; readonly id: string } | { readonly kind: 'loopback' };

/** What a handler knows of a request beside its contract's parts. */
export interface RequestContext {
  readonly caller: Caller;
  readonly correlationId: string;
  /** HEAD: the answer's head is sent and its body is not. */
  readonly isHead: boolean;
  /** Aborts when the client left. */
  readonly signal: AbortSignal;
}

/** Whose task it is, as stored: a key's id, or `loopback`. */
export const ownerOf = (caller: Caller): string => (caller.kind === 'key' ? caller.id : 'loopback');
