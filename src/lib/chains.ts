/** One thing after the other for each key, and everything else side by side. A chain that is idle takes no memory. */
export class Chains {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `task` when all that was given for this key before has settled, however it did. */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.last.get(key) ?? Promise.resolve();
    const mine = before.then(task, task);
    this.last.set(key, mine);
    const settled = (): void => {
      if (this.last.get(key) === mine) this.last.delete(key);
    };
    mine.then(settled, settled);
    return mine;
  }
}
