import { createRequire } from 'node:module';
import type * as Compiled from '../../../generated/validators.cjs';

/** By `require`: where a module is imported, Node first searches all of its text for the names that it exports, here a megabyte and a half at every start. */
const compiled: typeof Compiled = createRequire(import.meta.url)('./validators.cjs');

export const { requests, responses, events, kept, config } = compiled;
