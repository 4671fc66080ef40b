import { isRead } from '../../src/local-aws/core/is-read.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import type { Step } from '../../src/engine/step.ts';
import { keepState } from '../harness/keep-state.ts';
import { openLocalRun, type LocalRun, type LocalRunOptions } from '../harness/local-run.ts';

/** The account and the output of a first run of a step. */
export interface FirstRun {
  run: LocalRun;
  /**
   * The accounts that a run leaves that is killed after its first call, its second, and so on: the call is applied, and its
   * reply never arrives. Nothing that the run does afterwards can reach the copies, so one run gives them all; a call
   * that changes nothing leaves none of its own.
   */
  killed: Rows[];
}

/**
 * The accounts that the laws of a step are tried on: the one before it, and those that its first run and its undo
 * leave. Each is made once, for most laws begin there.
 */
export class LawFixture {
  readonly step: Step;
  readonly before: Rows;
  readonly #options: LocalRunOptions;
  #first: Promise<FirstRun> | undefined;
  #undone: Promise<{ run: LocalRun; killed: Rows[] }> | undefined;

  /** @param options of its runs, other than their accounts */
  constructor(
    step: Step,
    before: Rows,
    options: Omit<LocalRunOptions, 'rows' | 'afterReply'> = {},
  ) {
    this.step = step;
    this.before = before;
    this.#options = options;
  }

  /** The step has run once. */
  first(): Promise<FirstRun> {
    return (this.#first ??= this.#runFirst());
  }

  /** It has run once, and was taken back. */
  async undone(): Promise<LocalRun> {
    return (await (this.#undone ??= this.#undoFirst())).run;
  }

  /** The accounts that an undo leaves that is killed after a call that writes. After that it only looks, or waits. */
  async undoKilled(): Promise<Rows[]> {
    return (await (this.#undone ??= this.#undoFirst())).killed;
  }

  async #runFirst(): Promise<FirstRun> {
    const killed: Rows[] = [];
    const run = await openLocalRun({
      ...this.#options,
      rows: this.before,
      afterReply: () => keepState(run.rows, killed),
    });
    await run.runner.run(this.step);
    return { run, killed };
  }

  async #undoFirst(): Promise<{ run: LocalRun; killed: Rows[] }> {
    const killed: Rows[] = [];
    const run: LocalRun = await openLocalRun({
      ...this.#options,
      rows: (await this.first()).run.rows,
      afterReply() {
        if (!isRead(run.aws.journal.entries.at(-1)!.operation)) keepState(run.rows, killed);
      },
    });
    await run.runner.undo(this.step);
    return { run, killed };
  }
}
