import { join } from 'node:path';
import { copyProject } from './copy.ts';
import type { Mutant } from './mutant.ts';
import { ProjectCopy } from './project-copy.ts';
import { noticeOf, verdictOn, type Judgement } from './verdict.ts';

/** Copies of the project, in each of which one mutant at a time is judged. */
export class MutantJudge {
  readonly #copies: readonly ProjectCopy[];

  private constructor(copies: readonly ProjectCopy[]) {
    this.#copies = copies;
  }

  /** Makes the copies, in a folder. */
  static open(parent: string, size: number): MutantJudge {
    const original = join(parent, 'original');
    copyProject(original);
    const folders = Array.from({ length: size }, (_, index) => join(parent, `copy-${index + 1}`));
    return new MutantJudge(folders.map((folder) => new ProjectCopy(folder, original)));
  }

  /** Returns the problems of an unbroken copy, or of one with an edit that breaks nothing: `''` when all is green. */
  async problems(harmless?: Mutant): Promise<string> {
    const copy = this.#copies[0]!;
    const files = harmless ? copy.break(harmless) : [];
    const answer = await copy.ask({ what: 'check', files, whole: false });
    copy.mend();
    return 'output' in answer ? answer.output : JSON.stringify(answer);
  }

  /**
   * Judges mutants. Judgements are in the order of the mutants.
   *
   * @param judged is told of each as it comes
   */
  async judge(
    mutants: readonly Mutant[],
    judged: (judgement: Judgement) => void = () => undefined,
  ): Promise<Judgement[]> {
    return this.#each(mutants, verdictOn, judged);
  }

  /** The same, before anything is recorded and without the unit tests: `caught` is not asked. */
  async notice(mutants: readonly Mutant[]): Promise<Judgement[]> {
    return this.#each(mutants, noticeOf);
  }

  /** Ends the processes of the copies. */
  close(): void {
    this.#copies.forEach((copy) => copy.close());
  }

  async #each(
    mutants: readonly Mutant[],
    verdict: (copy: ProjectCopy, mutant: Mutant) => Promise<Judgement>,
    judged: (judgement: Judgement) => void = () => undefined,
  ): Promise<Judgement[]> {
    const judgements: Judgement[] = [];
    // Each copy takes the next one of the same row.
    const row = mutants.entries();
    await Promise.all(
      this.#copies.map(async (copy) => {
        for (const [index, mutant] of row) {
          judgements[index] = await verdict(copy, mutant).finally(() => copy.mend());
          judged(judgements[index]);
        }
      }),
    );
    return judgements;
  }
}
