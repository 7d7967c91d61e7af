import { showPath, type Path } from '../../../src/app/config/problem.js';

/** One thing that is wrong with a scenario: where, what, and what to write instead. */
export interface ScenarioProblem {
  readonly where: string;
  readonly wrong: string;
  readonly instead?: string | undefined;
}

/** All that is wrong with a scenario file, at once. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  constructor(readonly problems: readonly ScenarioProblem[]) {
    const count = problems.length === 1 ? 'a problem' : `${String(problems.length)} problems`;
    const lines = problems.flatMap(({ where, wrong, instead }) => [`  ${where}: ${wrong}`, ...(instead === undefined ? [] : [`      ${instead}`])]);
    super([`Nothing was simulated: ${count} with the scenario.`, ...lines].join('\n'));
  }
}

/** Gathers problems while a file is read, so that all of them are told at once. */
export class Findings {
  readonly problems: ScenarioProblem[] = [];

  /** `whereIs`: of a value; `whereIsKey`: of the key that bears it. Both answer `name:line:column`. */
  constructor(
    readonly whereIs: (path: Path) => string,
    readonly whereIsKey: (path: Path) => string,
  ) {}

  value(path: Path, wrong: string, instead?: string): void {
    this.add({ where: this.whereIs(path), wrong: `${showPath(path)} ${wrong}`, instead });
  }

  key(path: Path, wrong: string, instead?: string): void {
    this.add({ where: this.whereIsKey(path), wrong: `${showPath(path)} ${wrong}`, instead });
  }

  /** A problem that every compared run has is told once. */
  private add(problem: ScenarioProblem): void {
    if (this.problems.some(({ where, wrong }) => where === problem.where && wrong === problem.wrong)) return;
    this.problems.push(problem);
  }

  check(): void {
    if (this.problems.length > 0) throw new ScenarioError(this.problems);
  }
}
