import { isObject, type Place } from '../../codegen/place.js';
import { type Finding, operations } from '../contracts.js';

/**
 * Values and union branches that clients know and that are gone: enum values, events of a stream, outcomes, formats.
 *
 * In an answer a diff tool calls that compatible, for what a server no longer sends hurts no parser. It does hurt a client
 * that waits for it, an `end` event most of all. Adding values and branches is compatible: clients pass over what they do
 * not know. Adding or losing a *terminal* event is not, for then they do not see that a stream has ended.
 */
export const lostWords = (base: Place, revision: Place): readonly Finding[] => {
  const now = new Map(operations(revision).map(({ id, place }) => [id, place]));
  const comparison = new Comparison();
  for (const { id, place } of operations(base)) {
    const other = now.get(id);
    if (other !== undefined) comparison.anywhere(place, other);
  }
  return comparison.findings;
};

class Comparison {
  readonly findings: Finding[] = [];
  /** Pairs compared already: components are shared, and may lead back to themselves. */
  private readonly seen = new Set<string>();

  /** Schemas of an operation, wherever they stand in it. What is gone altogether is for the diff tool to tell. */
  anywhere(base: Place, revision: Place): void {
    if (!base.exists || !revision.exists) return;
    const before = base.resolved();
    const after = revision.resolved();
    const parameters = new Map(after.at('parameters').items().map((parameter) => [keyOf(parameter), parameter]));
    for (const parameter of before.at('parameters').items()) {
      const other = parameters.get(keyOf(parameter));
      if (other !== undefined) this.anywhere(parameter, other);
    }
    this.anywhere(before.at('requestBody'), after.at('requestBody'));
    for (const named of ['responses', 'headers', 'content']) {
      for (const [key, part] of before.at(named).entries()) this.anywhere(part, after.at(named).at(key));
    }
    this.schema(before.at('schema'), after.at('schema'));
  }

  private schema(base: Place, revision: Place): void {
    if (!base.exists || !revision.exists) return;
    const before = base.resolved();
    const after = revision.resolved();
    const pair = `${before.pointer} ${after.pointer}`;
    if (this.seen.has(pair)) return;
    this.seen.add(pair);
    this.values(before, after);
    this.branches(before, after);
    for (const part of ['items', 'additionalProperties']) {
      if (isObject(before.at(part).value)) this.schema(before.at(part), after.at(part));
    }
    for (const [name, property] of before.at('properties').entries()) this.schema(property, after.at('properties').at(name));
  }

  private values(before: Place, after: Place): void {
    if (!before.at('enum').exists || !after.at('enum').exists) return;
    const still = new Set(after.at('enum').items().map((item) => item.value));
    const gone = before.at('enum').items().map((item) => item.value).filter((value) => !still.has(value));
    if (gone.length > 0) this.report(before, `lost the value ${gone.join(', ')}`);
  }

  private branches(before: Place, after: Place): void {
    const old = branchesOf(before);
    const current = branchesOf(after);
    if (old.size === 0) return;
    for (const [tag, branch] of old) {
      const other = current.get(tag);
      if (other === undefined) this.report(before, `lost the branch ${tag}`);
      else {
        this.schema(branch, other);
        if (isTerminal(branch) !== isTerminal(other)) this.report(branch, `${tag} ${isTerminal(other) ? 'now ends' : 'no longer ends'} the stream`);
      }
    }
    for (const [tag, branch] of current) {
      if (!old.has(tag) && isTerminal(branch)) this.report(before, `gained ${tag}, which ends the stream unseen by clients of today`);
    }
  }

  private report(at: Place, message: string): void {
    this.findings.push({ place: at.pointer, message });
  }
}

const keyOf = (parameter: Place): string => `${parameter.resolved().at('in').value} ${parameter.resolved().at('name').value}`;

const isTerminal = (branch: Place): boolean => branch.at('x-sse-terminal').flag();

/** By the const of the discriminating field; lint sees to it that there is one. */
const branchesOf = (schema: Place): ReadonlyMap<string, Place> => {
  const field = schema.at('discriminator').at('propertyName').value;
  if (typeof field !== 'string') return new Map();
  const branches = schema.at('oneOf').items().map((branch) => branch.resolved());
  return new Map(branches.map((branch) => [String(branch.at('properties').at(field).at('const').value), branch]));
};
