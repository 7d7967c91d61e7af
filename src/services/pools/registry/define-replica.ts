import { DomainError } from '../../../domain/errors.js';
import type { ReplicaAsk } from '../../../domain/pool/ask.js';
import type { CommandTemplate, HttpReplicaDefinition, MockReplicaDefinition, PoolDefaults } from '../../../domain/pool/definition.js';
import { nearest } from '../../../lib/nearest.js';

const OF_MOCKS = ['tokensPerSecond', 'firstTokenMs', 'endChance', 'version'] as const;
const WIRE_NAMES = { tokensPerSecond: 'tokens_per_second', firstTokenMs: 'first_token_ms', endChance: 'end_chance', version: 'version' } as const;

/** A replica of the mock engine. `before`: as it was; `field`: its place in the request. Throws INVALID_PARAMS. */
export function defineMock(ask: ReplicaAsk, before: MockReplicaDefinition | undefined, defaults: PoolDefaults['mockReplica'], field: string): MockReplicaDefinition {
  const way = ask.url === undefined ? (ask.template === undefined ? undefined : 'template') : 'url';
  if (way !== undefined) throw invalid(`${field}.${way}`, `A mock replica is in the daemon itself and has no ${way}. Remove it, or name the engine of a server.`);
  const { url: _url, template: _template, ...figures } = ask;
  return { ...defaults, faults: { refuse: false }, ...before, ...figures };
}

/**
 * A replica behind HTTP. One that names neither url nor template is reached as it was before; figures that it does not name stay as
 * well. Throws INVALID_PARAMS.
 */
export function defineHttp(ask: ReplicaAsk, before: HttpReplicaDefinition | undefined, templates: readonly CommandTemplate[], field: string): HttpReplicaDefinition {
  const { id, url, template } = ask;
  const stray = OF_MOCKS.find((name) => ask[name] !== undefined);
  if (stray !== undefined) throw invalid(`${field}.${WIRE_NAMES[stray]}`, `${WIRE_NAMES[stray]} is a figure of mock replicas; a real engine has its own. Remove it.`);
  if (url !== undefined && template !== undefined) throw invalid(`${field}.template`, `Replica ${id} has both url and template, but it is reached in one way. Keep one of them.`);
  const figures = { ...figuresOf(before), ...figuresOf(ask), id };
  if (url !== undefined) return { ...figures, url: checkedUrl(url, `${field}.url`) };
  if (template !== undefined) {
    const { id: _id, ...run } = find(template, templates, `${field}.template`);
    return { ...figures, template, ...run };
  }
  if (before !== undefined) return { ...before, ...figures };
  throw invalid(field, `Replica ${id} is new and does not say how it is reached. Give it a url, or a template of the configuration.`);
}

type Figures = Pick<ReplicaAsk, 'slots' | 'devices' | 'ctxMax' | 'kvCapacityBytes'>;

const figuresOf = ({ slots, devices, ctxMax, kvCapacityBytes }: Figures = {}): Figures => ({
  ...(slots === undefined ? {} : { slots }),
  ...(devices === undefined ? {} : { devices }),
  ...(ctxMax === undefined ? {} : { ctxMax }),
  ...(kvCapacityBytes === undefined ? {} : { kvCapacityBytes }),
});

function find(name: string, templates: readonly CommandTemplate[], field: string): CommandTemplate {
  const found = templates.find(({ id }) => id === name);
  if (found === undefined) {
    const ids = templates.map(({ id }) => id);
    const near = nearest(name, ids);
    const known = ids.length === 0 ? 'The configuration has none: a request can name no command of its own.' : `The configuration has ${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ', …' : ''}.`;
    throw invalid(field, `There is no template ${name}. ${near === undefined ? known : `Did you mean ${near}?`}`);
  }
  if (found.command.some((word) => word.includes('{port}'))) return found;
  throw invalid(field, `The command of template ${name} has no {port} in it, so that nobody knows where it will listen. Write it into the configuration.`);
}

/** As many as one message holds. */
const NAMED = 16;

function checkedUrl(url: string, field: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw invalid(field, 'This is not a URL of a server. Write its base URL, such as http://10.0.0.7:8000.');
  const { username, password } = new URL(url);
  // Not shown: what stands there is a secret.
  if (username !== '' || password !== '') throw invalid(field, 'The url holds a user name or a password, which everybody would see who may look at pools. A key of an engine is configured by api_key_env.');
  return url;
}

export const invalid = (field: string, message: string): DomainError => new DomainError({ code: 'INVALID_PARAMS', field, message });
