import type { GenerateRequest } from '../../../ports/engine.js';

/** The fields of a request's body that every server of this kind takes, for a prompt and for a chat alike. */
export function commonFields(request: GenerateRequest, seed: number): Readonly<Record<string, unknown>> {
  const { sampling } = request;
  const stop = request.stop.filter((word) => word !== '');
  return {
    seed,
    stream: true,
    stream_options: { include_usage: true },
    ...(stop.length === 0 ? {} : { stop }),
    ...defined({ temperature: sampling.temperature, top_p: sampling.topP, presence_penalty: sampling.presencePenalty }),
  };
}

/** Only what is set: a field that is null is refused by some servers, and read as a choice by others. */
export const defined = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** `response_format` for a schema. OpenAI wants a name; it shows nowhere. */
export const schemaFormat = (schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  type: 'json_schema',
  json_schema: { name: 'answer', schema },
});
