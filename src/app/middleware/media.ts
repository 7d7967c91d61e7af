import type { IncomingMessage } from 'node:http';
import type { Route } from '../../../generated/routes.js';
import { DomainError } from '../../domain/errors.js';
import { accepts, essence } from '../../lib/media-type.js';

/** 406: the client would take nothing that this operation can answer. Errors are JSON for everybody. */
export function checkAccept(accept: string | undefined, route: Route): void {
  if (accept === undefined || accept === '*/*' || route.produces.length === 0) return;
  const [only] = route.produces;
  if (accept === only) return;
  const offered = route.produces.map((type) => essence(type) ?? type);
  if (accepts(accept, offered)) return;
  throw new DomainError({
    code: 'NOT_ACCEPTABLE',
    message: `This route answers ${offered.join(' or ')}, which Accept does not allow.`,
    field: 'Accept',
  });
}

/** 415, or the body's media type; undefined where no body is read. */
export function checkContentType(request: IncomingMessage, route: Route, hasBody: boolean): string | undefined {
  if (route.body === undefined || !hasBody) return undefined;
  const { headers } = request;
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new DomainError({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message: 'The body is compressed or encoded, which is not taken here. Send it as it is, without Content-Encoding.',
      field: 'Content-Encoding',
    });
  }
  const sent = headers['content-type'];
  const wanted = route.body.mediaTypes;
  if (sent === undefined) throw unsupported(`This route takes ${wanted.join(' or ')}; the request has no Content-Type.`);
  if (wanted.includes(sent)) return sent;
  const type = essence(sent);
  if (type === undefined || !wanted.includes(type)) throw unsupported(`This route takes ${wanted.join(' or ')}; the request says ${sent}.`);
  if (!isUtf8Charset(sent)) throw unsupported(`The body must be in UTF-8; the request says ${sent}.`);
  return type;
}

function isUtf8Charset(contentType: string): boolean {
  for (const parameter of contentType.split(';').slice(1)) {
    const equals = parameter.indexOf('=');
    if (parameter.slice(0, equals).trim().toLowerCase() !== 'charset') continue;
    const charset = parameter.slice(equals + 1).trim().replaceAll('"', '').toLowerCase();
    if (charset !== 'utf-8' && charset !== 'utf8' && charset !== 'us-ascii') return false;
  }
  return true;
}

function unsupported(message: string): DomainError {
  return new DomainError({ code: 'UNSUPPORTED_MEDIA_TYPE', message, field: 'Content-Type' });
}
