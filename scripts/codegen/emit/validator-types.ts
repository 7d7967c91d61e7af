import type { DocumentName, Operation } from '../model.js';
import { CONFIG_FILE } from './config-schema.js';
import { ALL_CONTRACTS, header, key } from './text.js';

/** A component that has a validator of its own. */
export interface KeptSchema {
  readonly document: DocumentName;
  readonly component: string;
}

/** The typings of validators.cjs. */
export const emitTypings = (streams: readonly Operation[], kept: readonly KeptSchema[]): string => `\
${header([...ALL_CONTRACTS, CONFIG_FILE])}import type { Config } from './config.js' with { 'resolution-mode': 'import' };
import type * as control from './control.js' with { 'resolution-mode': 'import' };
import type * as data from './data.js' with { 'resolution-mode': 'import' };
import type { OperationId, Requests } from './operations.js' with { 'resolution-mode': 'import' };
import type { Violation } from './problem.js' with { 'resolution-mode': 'import' };

/** \`errors\` tells of the last call. A validator of parameters turns their strings into what the contract says, in place. */
export interface Validator<T> {
  (data: unknown): data is T;
  readonly errors?: readonly Violation[] | null;
}

export interface RequestValidators<Op extends OperationId> {
  readonly params?: Validator<Requests[Op]['params']>;
  readonly query?: Validator<Requests[Op]['query']>;
  readonly headers?: Validator<Requests[Op]['headers']>;
  readonly body?: Validator<Requests[Op]['body']>;
}

export interface ResponseValidators {
  /** Of the headers that a handler gives; the HTTP layer's own are not among them. */
  readonly headers: Validator<unknown>;
  /** Absent where there is no body, for event streams, and for stored bytes. */
  readonly body?: Validator<unknown>;
  /** The body is stored bytes, which are not read again. */
  readonly bytes?: true;
}

export declare const requests: { readonly [Op in OperationId]: RequestValidators<Op> };
/** By operation and status; a status that is not declared has none. */
export declare const responses: { readonly [Op in OperationId]: { readonly [status: number]: ResponseValidators } };
export declare const events: {
${streams.map(streamTypings).join('')}};
/** Of what is also kept in files. */
export declare const kept: {
${kept.map(({ document, component }) => `  readonly ${component}: Validator<${document}.${component}>;\n`).join('')}};
export declare const config: Validator<Config>;
`;

const streamTypings = ({ id, document, answers }: Operation): string => {
  const events = answers.flatMap(({ content }) => (content.kind === 'sse' ? content.events : []));
  return `  readonly ${id}: {\n${events.map(({ name, payload }) => `    readonly ${key(name)}: Validator<${document}.${payload}>;\n`).join('')}  };\n`;
};
