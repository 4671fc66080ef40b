import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { SUMMARY } from '../harness/summary.ts';
import { RECORDED_ON, RECORDINGS } from '../../src/site/build/paths.ts';
import { copyProject, runScript } from './copy.ts';
import { editedBy, type Edited, type Mutant } from './mutant.ts';

/** The verdict on a mutant. */
export interface Judgement {
  mutant: Mutant;
  /** True if the check failed, and said where. */
  noticed: boolean;
  /**
   * True if nothing that a hurried person types makes all green while the mutant is in: after `npm run record` the
   * check still fails, or that refused to write, or it wrote over the mutant, or a test of what is broken fails.
   */
  caught: boolean;
  /** The first check that failed, before anything was recorded; `''` where none did. */
  by: string;
  /** The last lines that the check printed. */
  output: string;
}

/** Paths that `npm run record` neither reads nor writes: with these a second verdict would be the first one. */
const NOT_RECORDED = /^(src\/content|docs|src\/site\/facts)\/|^(README\.md|package(-lock)?\.json)$/;

/** Paths that `npm run record` writes. */
const RECORDED = [RECORDINGS, SUMMARY, RECORDED_ON];

/** Copies of the project, in each of which one mutant at a time is judged as a person would: by the commands. */
export class MutantJudge {
  readonly #original: string;
  readonly #folders: readonly string[];

  private constructor(parent: string, size: number) {
    this.#original = join(parent, 'original');
    this.#folders = Array.from({ length: size }, (_, index) => join(parent, `copy-${index + 1}`));
  }

  /** Makes the copies. Throws when the check is not green before anything is broken. */
  static async open(parent: string, size: number): Promise<MutantJudge> {
    const judge = new MutantJudge(parent, size);
    copyProject(judge.#original);
    const { code, output } = await runScript(judge.#original, 'quality/check.ts');
    if (code !== 0) throw new Error(`the check must be green before anything is broken\n${output}`);
    for (const folder of judge.#folders) copyProject(folder, judge.#original);
    return judge;
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
    const judgements: Judgement[] = [];
    // Each copy takes the next one of the same row.
    const row = mutants.entries();
    await Promise.all(
      this.#folders.map(async (folder) => {
        for (const [index, mutant] of row) {
          judgements[index] = await this.#judgeIn(folder, mutant);
          judged(judgements[index]);
        }
      }),
    );
    return judgements;
  }

  async #judgeIn(folder: string, mutant: Mutant): Promise<Judgement> {
    const edited = editedBy(mutant, (file) => textOf(join(folder, file)) ?? '');
    try {
      edited.forEach((edit) => write(folder, edit));
      const first = await verdictIn(folder);
      const caught = first.noticed
        ? await this.#isCaught(folder, edited)
        : await failsATest(folder, edited);
      return { mutant, ...first, caught };
    } finally {
      this.#mend(folder, edited);
    }
  }

  async #isCaught(folder: string, edited: readonly Edited[]): Promise<boolean> {
    if (edited.every(({ file }) => NOT_RECORDED.test(file))) return true;
    const { code } = await runScript(folder, 'quality/record.ts');
    if (code !== 0) return code !== null;
    const isOver = edited.every(
      ({ file }) => textOf(join(folder, file)) === textOf(join(this.#original, file)),
    );
    return isOver || (await verdictIn(folder)).noticed || (await failsATest(folder, edited));
  }

  #mend(folder: string, edited: readonly Edited[]): void {
    for (const path of [...RECORDED, ...edited.map(({ file }) => file)]) {
      rmSync(join(folder, path), { recursive: true, force: true });
      if (!existsSync(join(this.#original, path))) continue;
      cpSync(join(this.#original, path), join(folder, path), { recursive: true });
    }
  }
}

// --- internal ---

/** Runs the check in a copy, up to the first problem. */
async function verdictIn(folder: string): Promise<Omit<Judgement, 'mutant' | 'caught'>> {
  const { code, output } = await runScript(folder, 'quality/check.ts', ['--first']);
  const by = /^failed {3}in (.*): \d+ problem/m.exec(output)?.[1] ?? '';
  // A problem begins with its place. A check that breaks down is not green, and does not say where: that is no notice.
  const noticed = code === 1 && by !== '' && /^\S+:\d+\n {2}expected /m.test(output);
  return { noticed, by, output };
}

/** The tests of a program and of a service of the local AWS, for what the check sees only in recordings. */
const TESTS: readonly [file: RegExp, tests: (match: RegExpExecArray) => readonly string[]][] = [
  [/^scripts\//, () => ['tests/steps/', 'tests/concepts/']],
  [
    /^src\/local-aws\/services\/([^/]+)\//,
    ([, service]) => [`tests/local-aws/services/${service}`, 'tests/local-aws/read-back/'],
  ],
];

async function failsATest(folder: string, edited: readonly Edited[]): Promise<boolean> {
  const tests = edited.flatMap(({ file }) =>
    TESTS.flatMap(([pattern, testsOf]) => {
      const match = pattern.exec(file);
      return match ? testsOf(match) : [];
    }),
  );
  if (tests.length === 0) return false;
  const flags = ['run', '--project=unit', ...tests];
  const { code, output } = await runScript(folder, 'node_modules/vitest/vitest.mjs', flags);
  return code === 1 && /^\s*Tests .*\d+ failed/m.test(stripVTControlCharacters(output));
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function write(folder: string, { file, text }: Edited): void {
  const path = join(folder, file);
  if (text === undefined) return rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
