import type { Model } from '../model.js';
import type { Json } from '../place.js';
import { ALL_CONTRACTS, header } from './text.js';

export const emitDocuments = ({ documents }: Model): string => `\
${header(ALL_CONTRACTS)}import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types.js';

/** The bundled contracts. A library that changes what it is given (express-openapi-validator does) gets a structuredClone. */
export const DOCUMENTS: Readonly<Record<'data' | 'control', OpenAPIV3.DocumentV3_1>> = {
${documents.map(({ name, place }) => `  ${name}: ${indented(place.value)} as unknown as OpenAPIV3.DocumentV3_1,\n`).join('')}};
`;

const indented = (document: Json | undefined): string => JSON.stringify(document, null, 2).replaceAll('\n', '\n  ');
