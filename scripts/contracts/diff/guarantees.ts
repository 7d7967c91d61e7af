import type { Place } from '../../codegen/place.js';
import { type Finding, operations } from '../contracts.js';

/** Two promises whose loss diff tools pass over: who may call an operation, and headers that are always there. */
export const lostGuarantees = (base: Place, revision: Place): readonly Finding[] => {
  const now = new Map(operations(revision).map(({ id, place }) => [id, place]));
  return operations(base).flatMap(({ id, place }) => {
    const other = now.get(id);
    if (other === undefined) return [];
    return [...security(id, alternatives(base, place), alternatives(revision, other), other), ...headers(place, other)];
  });
};

/** Each way to be let in, as its scheme names joined; '' is no key at all. */
const alternatives = (root: Place, operation: Place): readonly string[] => {
  const own = operation.at('security').exists ? operation.at('security') : root.at('security');
  const ways = own.items().map((way) => way.entries().map(([scheme]) => scheme).sort().join(' and '));
  return ways.length === 0 ? [''] : ways;
};

/** A way in that is gone locks its users out; an operation that opens lets in whom its owner relied on to be kept out. */
const security = (id: string, before: readonly string[], after: readonly string[], at: Place): readonly Finding[] => {
  const open = after.includes('');
  if (before.includes('')) return open ? [] : [{ place: at.pointer, message: `${id} was open and now needs ${after.join(' or ')}` }];
  if (open) return [{ place: at.pointer, message: `${id} needed ${before.join(' or ')} and is now open to everybody` }];
  const lost = before.filter((way) => !after.includes(way));
  return lost.map((way) => ({ place: at.pointer, message: `${id} no longer takes ${way}` }));
};

const headers = (before: Place, after: Place): readonly Finding[] =>
  before
    .at('responses')
    .entries()
    .flatMap(([status, response]) =>
      response
        .resolved()
        .at('headers')
        .entries()
        .flatMap(([name, header]) => {
          const other = after.at('responses').at(status).resolved().at('headers').at(name).resolved();
          const weaker = header.resolved().at('required').flag() && other.exists && !other.at('required').flag();
          return weaker ? [{ place: other.pointer, message: `the header ${name} of ${status} is no longer always there` }] : [];
        }),
    );
