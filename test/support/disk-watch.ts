/** What drivers of the disk were asked for and have not answered. */
export class DiskWatch {
  private pending = 0;

  /** The same driver, and those within it. What it writes with the next write, whenever that comes, nothing waits for. */
  over<T extends object>(driver: T): T {
    return new Proxy(driver, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member === 'object' && member !== null) return this.over(member);
        if (typeof member !== 'function') return member;
        return (...args: readonly unknown[]): unknown => {
          const answer: unknown = Reflect.apply(member, target, args);
          if (answer instanceof Promise && !args.includes('with_next')) this.waitFor(answer);
          return answer;
        };
      },
    });
  }

  /** Resolves when all is answered, and what follows from the answers has asked for nothing more. */
  async atRest(): Promise<void> {
    for (let still = 0; still < 3; ) {
      await new Promise((resolve) => setImmediate(resolve));
      still = this.pending === 0 ? still + 1 : 0;
    }
  }

  private waitFor(answer: Promise<unknown>): void {
    const answered = (): void => void this.pending--;
    this.pending++;
    answer.then(answered, answered);
  }
}
