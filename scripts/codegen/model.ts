import type { Place } from './place.js';

/** What the emitters need to know of a contract. Built once, whole, by `readModel`; a contract that does not fit is refused. */
export type DocumentName = 'data' | 'control';
export const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
export type Method = (typeof METHODS)[number];

export interface Parameter {
  readonly name: string;
  /** Certainly there once parsed: required, or filled with its default. */
  readonly present: boolean;
  readonly required: boolean;
  readonly array: boolean;
  readonly type: string;
  readonly schema: Place;
}

export interface SseEvent {
  readonly name: string;
  /** Whether it bears an id: what a handler must, may or can't give. */
  readonly id: 'always' | 'maybe' | 'never';
  /** The component schema of the payload. */
  readonly payload: string;
  readonly terminal: boolean;
  /** Its data is stored as JSON already, and written part by part. */
  readonly parts: boolean;
}

export type Content =
  | { readonly kind: 'json'; readonly mediaType: string; readonly component: string }
  /** JSON that is sent as the bytes that it is stored as, or a part of them; the component says what it means. */
  | { readonly kind: 'bytes'; readonly mediaType: string; readonly component: string }
  | { readonly kind: 'text'; readonly mediaType: string; readonly schema: Place }
  | { readonly kind: 'sse'; readonly mediaType: string; readonly events: readonly SseEvent[] }
  | { readonly kind: 'empty' };

export interface Answer {
  readonly status: number;
  /** Without those marked x-set-by-server: the HTTP layer sets them, a handler neither gives nor sees them. */
  readonly headers: readonly Parameter[];
  readonly content: Content;
  /** An ErrorEnvelope: handlers never answer it, they throw. */
  readonly error: boolean;
}

export type Segment = { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'param'; readonly name: string };

export interface Operation {
  readonly id: string;
  readonly place: Place;
  readonly document: DocumentName;
  readonly method: Method;
  readonly path: string;
  readonly segments: readonly Segment[];
  readonly requirements: readonly string[];
  readonly hot: boolean;
  readonly secured: boolean;
  readonly params: readonly Parameter[];
  readonly query: readonly Parameter[];
  readonly headers: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly mediaTypes: readonly string[]; readonly component: string } | undefined;
  readonly answers: readonly Answer[];
}

export interface Model {
  readonly version: string;
  readonly documents: readonly { readonly name: DocumentName; readonly place: Place }[];
  readonly operations: readonly Operation[];
  readonly config: Place;
}

export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
