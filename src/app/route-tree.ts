import type { Route } from '../../generated/routes.js';
import { decodePercent } from '../lib/query-string.js';

/** What is mounted, by segment of its path: a lookup costs one map access for each, however many routes there are. */
export class RouteTree<Mounted extends { readonly route: Route }> {
  private readonly root: Node<Mounted> = newNode();

  constructor(readonly mounted: readonly Mounted[]) {
    for (const each of mounted) {
      let node = this.root;
      for (const segment of each.route.segments) {
        if (segment.kind === 'literal') {
          let next = node.literals.get(segment.text);
          if (next === undefined) node.literals.set(segment.text, (next = newNode<Mounted>()));
          node = next;
        } else node = node.parameter ??= newNode<Mounted>();
      }
      node.mounted.push(each);
    }
  }

  /** The operations at a path, of any method; undefined where there is nothing. `path` is percent-encoded and begins with a slash. */
  find(path: string): Found<Mounted> | undefined {
    let node = this.root;
    let values: string[] | undefined;
    for (let from = 1; ; ) {
      const slash = path.indexOf('/', from);
      const raw = slash === -1 ? path.slice(from) : path.slice(from, slash);
      const text = decodePercent(raw);
      if (text === undefined) return { kind: 'malformed' };
      const literal = node.literals.get(text);
      if (literal !== undefined) node = literal;
      else if (node.parameter !== undefined && text !== '') {
        node = node.parameter;
        (values ??= []).push(text);
      } else return undefined;
      if (slash === -1) break;
      from = slash + 1;
    }
    return node.mounted.length === 0 ? undefined : { kind: 'mounted', mounted: node.mounted, values: values ?? NO_VALUES };
  }
}

/** `malformed`: a segment that is not percent-encoded UTF-8. `values` are those of the path's parameters, decoded, in order. */
export type Found<Mounted> =
  | { readonly kind: 'malformed' }
  | { readonly kind: 'mounted'; readonly mounted: readonly Mounted[]; readonly values: readonly string[] };

interface Node<Mounted> {
  readonly literals: Map<string, Node<Mounted>>;
  parameter: Node<Mounted> | undefined;
  readonly mounted: Mounted[];
}

const newNode = <Mounted>(): Node<Mounted> => ({ literals: new Map(), parameter: undefined, mounted: [] });
const NO_VALUES: readonly string[] = [];

/** The parameters of a route by name. `values` are in the order of its path. */
export function pathParams(route: Route, values: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  let at = 0;
  for (const segment of route.segments) {
    if (segment.kind === 'param') params[segment.name] = values[at++] ?? '';
  }
  return params;
}
