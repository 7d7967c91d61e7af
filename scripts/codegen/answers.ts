import type { Answer, Content, Parameter, SseEvent } from './model.js';
import { scalarType } from './parameters.js';
import type { Place } from './place.js';

const ERROR_ENVELOPE = 'ErrorEnvelope';

export const readAnswers = (responses: Place, document: string): readonly Answer[] => {
  const answers = responses.entries().map(([status, place]) => {
    if (!/^[1-5]\d\d$/.test(status)) place.refuse('responses are declared by their status, not by a range or a default');
    return readAnswer(Number(status), place.resolved(), document);
  });
  if (!answers.some((answer) => !answer.error)) responses.refuse('declares no answer that a handler could give');
  return answers;
};

const readAnswer = (status: number, place: Place, document: string): Answer => {
  const content = readContent(place.at('content'));
  if (content.kind === 'sse' && status !== 200) place.refuse('an event stream is answered with 200');
  if ((status === 204 || status === 304) && content.kind !== 'empty') place.at('content').refuse(`a ${status} has no body`);
  const error = content.kind === 'json' && content.component === ERROR_ENVELOPE;
  if (content.kind === 'bytes' && status >= 400) place.at('content').refuse('an error is an ErrorEnvelope, never stored bytes');
  if (status === 206 && content.kind !== 'bytes') place.refuse('a 206 is a part of stored bytes: mark its media type x-bytes');
  if (error && status < 400) place.refuse(`${ERROR_ENVELOPE} belongs to a status of 400 or above`);
  const headers = place
    .at('headers')
    .entries()
    .map(([name, header]) => [name, header.resolved()] as const)
    .filter(([, header]) => !header.at('x-set-by-server').flag())
    .map(([name, header]) => readHeader(name, header, document));
  return { status, headers, content, error };
};

const readHeader = (name: string, place: Place, document: string): Parameter => {
  if (name.toLowerCase() === 'content-type') place.refuse('follows from the media type: do not declare it');
  const schema = place.at('schema');
  if (!schema.exists) place.refuse('has no schema');
  const required = place.at('required').flag();
  return { name, required, present: required, array: false, type: scalarType(schema, document), schema };
};

const readContent = (place: Place): Content => {
  const [first, second] = place.entries();
  if (first === undefined) return { kind: 'empty' };
  if (second !== undefined) place.refuse('one media type for each response: the reply builder could not tell them apart');
  const [mediaType, media] = first;
  const schema = media.at('schema');
  if (!schema.exists) media.refuse('has no schema');
  const [type = ''] = mediaType.split(';');
  const stored = media.at('x-bytes').flag();
  if (stored && type !== 'application/json') media.at('x-bytes').refuse('only JSON is sent as stored bytes');
  if (type === 'text/event-stream') return { kind: 'sse', mediaType, events: readEvents(schema) };
  if (type === 'application/json') {
    return { kind: stored ? 'bytes' : 'json', mediaType, component: schema.componentName('a body') };
  }
  if (type.startsWith('text/')) {
    if (schema.resolved().at('type').value !== 'string') schema.refuse('a text body is a string');
    return { kind: 'text', mediaType, schema };
  }
  return media.refuse('is not supported: JSON, text and event streams are');
};

const readEvents = (schema: Place): readonly SseEvent[] => {
  const events = schema.resolved().at('oneOf').items().map((item) => readEvent(item.resolved()));
  if (events.length === 0) schema.refuse('an event stream is the oneOf of its events');
  const names = new Set(events.map((event) => event.name));
  if (names.size < events.length) schema.refuse('two events bear the same name');
  if (!events.some((event) => event.terminal)) schema.refuse('no event is marked x-sse-terminal: the stream could not end');
  return events;
};

const readEvent = (event: Place): SseEvent => {
  const properties = event.at('properties');
  const name = properties.at('event').resolved().at('const').text();
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) properties.at('event').refuse('an event name is a plain word: it becomes a method');
  const required = event.at('required').texts();
  for (const key of ['event', 'data']) {
    if (!properties.at(key).exists || !required.includes(key)) event.refuse(`an event has the required property ${key}`);
  }
  if (required.includes('id') && !properties.at('id').exists) event.refuse('the required property id is not declared');
  const terminal = event.at('x-sse-terminal').flag();
  const parts = event.at('x-sse-parts').flag();
  const id = !properties.at('id').exists ? 'never' : required.includes('id') ? 'always' : 'maybe';
  if (parts && (terminal || id !== 'always')) event.refuse('an event that is written in parts has an id, and does not end the stream');
  return { name, id, payload: properties.at('data').componentName('a payload'), terminal, parts };
};
