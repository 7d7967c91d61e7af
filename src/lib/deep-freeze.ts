/** Freezes a tree of plain objects and lists, in place, and returns it. */
export function deepFreeze<T>(tree: T): T {
  if (typeof tree !== 'object' || tree === null || Object.isFrozen(tree)) return tree;
  Object.freeze(tree);
  for (const branch of Object.values(tree)) deepFreeze(branch);
  return tree;
}
