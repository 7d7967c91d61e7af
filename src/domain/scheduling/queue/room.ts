/**
 * How large a task could start now, in tokens of context, among those that ask for these devices (`undefined`: for
 * none in particular) and may go on with this engine version only (`undefined`: any will do). 0: none could.
 */
export type Room = (devices: string | undefined, engineVersion?: string) => number;

/** Room for whatever there is: asks who would be first. */
export const ANY_ROOM: Room = () => Infinity;

/** A node of a tree in which the first is sought that asks for no more than so much context. */
interface Asking<N> {
  readonly left: N | undefined;
  readonly right: N | undefined;
  /** What the node itself asks for, and the least that one of its subtree does. */
  readonly ctx: number;
  readonly leastCtx: number;
}

export function firstWithin<N extends Asking<N>>(root: N | undefined, ctxLimit: number): N | undefined {
  if (root === undefined || root.leastCtx > ctxLimit) return undefined;
  let node: N | undefined = root;
  while (node !== undefined) {
    if (node.left !== undefined && node.left.leastCtx <= ctxLimit) node = node.left;
    else if (node.ctx <= ctxLimit) return node;
    else node = node.right;
  }
  return undefined;
}
