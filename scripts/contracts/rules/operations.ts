import type { Place } from '../../codegen/place.js';
import { type Finding, type OperationPlace, operations } from '../contracts.js';

/** What every operation must say, so that no client meets a status, a header or a rule that is not written down. */
export const operationFindings = (root: Place): readonly Finding[] => operations(root).flatMap(findingsOf);

const findingsOf = ({ id, path, place }: OperationPlace): readonly Finding[] => {
  const findings: Finding[] = [];
  const report = (at: Place, message: string): void => void findings.push({ place: at.pointer, message: `${id}: ${message}` });
  const responses = place.at('responses');
  const declares = (status: string): boolean => responses.at(status).exists;

  const security = place.at('security');
  if (!security.exists) report(place, 'declares no security');
  const open = security.exists && security.items().length === 0;
  if (open && path.startsWith('/v1/')) report(security, 'is open, but all routes under /v1/ need a key');
  for (const status of ['401', '403']) {
    if (declares(status) === open) report(responses, open ? `needs no key but declares ${status}` : `needs a key but does not declare ${status}`);
  }

  const answersContent = responses.entries().some(([status, answer]) => status.startsWith('2') && answer.resolved().at('content').exists);
  const expected: readonly (readonly [status: string, when: boolean, why: string])[] = [
    ['400', true, 'any request can break a bound'],
    ['406', answersContent, 'its answer has a media type'],
    ['413', place.at('requestBody').exists, 'it takes a body'],
    ['415', place.at('requestBody').exists, 'it takes a body'],
    ['500', true, 'any handler can have a defect'],
  ];
  for (const [status, when, why] of expected) {
    if (when && !declares(status)) report(responses, `does not declare ${status}: ${why}`);
  }

  const parameters = place.at('parameters').items().map((parameter) => parameter.resolved().at('name').value);
  if (!parameters.includes('X-Correlation-Id')) report(place, 'does not take X-Correlation-Id');
  if (place.at('requestBody').exists) examplesOf(place.at('requestBody').resolved().at('content'), report);

  for (const [status, answer] of responses.entries()) {
    const headers = answer.resolved().at('headers');
    for (const name of REQUIRED_HEADERS[status] ?? ['X-Correlation-Id']) {
      if (!headers.at(name).resolved().at('required').flag()) report(answer.resolved(), `${status} must have the required header ${name}`);
    }
    const content = answer.resolved().at('content');
    examplesOf(content, report);
    if (Number(status) >= 400 && content.at('application/json').at('schema').schemaName() !== 'ErrorEnvelope') {
      report(answer.resolved(), `${status} must answer the ErrorEnvelope`);
    }
  }
  return findings;
};

const REQUIRED_HEADERS: Readonly<Record<string, readonly string[]>> = {
  '401': ['X-Correlation-Id', 'WWW-Authenticate'],
  '429': ['X-Correlation-Id', 'Retry-After', 'X-Backoff-Ms'],
  '503': ['X-Correlation-Id', 'Retry-After'],
};

const examplesOf = (content: Place, report: (at: Place, message: string) => void): void => {
  for (const [mediaType, media] of content.entries()) {
    if (media.at('examples').entries().length === 0) report(media, `${mediaType} has no example`);
  }
};
