import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Problem } from '../checks/problem.ts';
import { copyProject, runScript } from './judge.ts';
import { editedBy, type Edited, type Mutant } from './mutant.ts';

/** What a worker is given. */
export interface Task {
  edited: readonly Edited[];
  /** Whether the check may stop at the first part that finds a problem: enough to know that it fails. */
  bail: boolean;
}

/** What the check said of a mutant. */
export interface Judgement {
  mutant: Mutant;
  /** Whether the check failed for another reason than a ledger that is behind, and named a file and a line. */
  killed: boolean;
  /** The first part of the check that found a problem; `''` where none did. */
  by: string;
  problems: readonly Problem[];
  skipped: readonly string[];
  /** How many seconds of a processor the check took. */
  seconds: number;
}

/** Longer than any check takes on a busy machine. A mutant that makes the check run for ever does not make it green. */
const AT_MOST_SECONDS = 300;

/** Modules are never unloaded, so a worker is replaced before its memory counts. */
const MUTANTS_PER_WORKER = 60;

/** Copies of the project, each with a process that judges mutants in it. */
export class Pool {
  readonly #folders: string[];

  private constructor(folders: string[]) {
    this.#folders = folders;
  }

  /**
   * Makes the copies. The ledger of a copy must be that of its sources, or nothing could be skipped: where it is behind, it is
   * written anew, which takes a green check. Throws when the check is not green before anything is broken.
   */
  static async open(parent: string, size: number): Promise<Pool> {
    const folders = Array.from({ length: size }, (_, index) => join(parent, `copy-${index + 1}`));
    const first = folders[0]!;
    copyProject(first);
    const { code, output } = await runScript(first, 'quality/check.ts', ['--changed']);
    if (code !== 0 || /^(changed|whole) /m.test(output)) {
      const written = await runScript(first, 'quality/lock.ts');
      if (written.code !== 0) {
        throw new Error(`the check must be green before anything is broken\n${written.output}`);
      }
    }
    for (const folder of folders.slice(1)) copyProject(folder, first);
    return new Pool(folders);
  }

  /** The first copy, unbroken while nothing is judged. */
  get folder(): string {
    return this.#folders[0]!;
  }

  /** Judges mutants, each by what its change can touch. Judgements are in the order of the mutants. */
  async judge(
    mutants: readonly Mutant[],
    { bail = true, judged = () => undefined }: JudgeOptions = {},
  ): Promise<Judgement[]> {
    const judgements: Judgement[] = [];
    let next = 0;
    await Promise.all(
      this.#folders.map(async (folder) => {
        let worker: Worker | undefined;
        let left = 0;
        while (next < mutants.length) {
          const index = next++;
          const mutant = mutants[index]!;
          if (left-- === 0) {
            worker?.stop();
            worker = await Worker.start(folder);
            left = MUTANTS_PER_WORKER - 1;
          }
          const edited = editedBy(mutant, (file) => read(join(folder, file)));
          const result = await worker!.judge({ edited, bail });
          if ('crash' in result) left = 0;
          const judgement = { mutant, ...judgementOf(result, mutant) };
          judgements[index] = judgement;
          judged(judgement);
        }
        worker?.stop();
      }),
    );
    return judgements;
  }
}

interface JudgeOptions {
  bail?: boolean;
  /** Told of each judgement as it comes. */
  judged?: (judgement: Judgement) => void;
}

type Result = Omit<Judgement, 'mutant'> | { crash: string };

/** A process that judges one mutant at a time. */
class Worker {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(folder: string): Promise<Worker> {
    const child = fork(resolve(folder, 'quality/mutation/worker.ts'), {
      cwd: folder,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const worker = new Worker(child);
    await worker.#answer();
    return worker;
  }

  async judge(task: Task): Promise<Result> {
    this.#child.send(task);
    return (await this.#answer()) as Result;
  }

  stop(): void {
    this.#child.kill();
  }

  #answer(): Promise<unknown> {
    return new Promise((done) => {
      const child = this.#child;
      let errors = '';
      const finish = (answer: unknown) => {
        clearTimeout(timer);
        child.removeAllListeners();
        child.stderr?.removeAllListeners();
        done(answer);
      };
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        finish({ crash: `no verdict after ${AT_MOST_SECONDS} s` });
      }, AT_MOST_SECONDS * 1000);
      child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
      child.once('message', finish);
      child.once('exit', () => finish({ crash: errors }));
    });
  }
}

function judgementOf(result: Result, { file }: Mutant): Omit<Judgement, 'mutant'> {
  if (!('crash' in result)) return result;
  const found = result.crash;
  // It is not green, and it does not say where: that is no kill.
  const problem = { file, line: 0, expected: 'a verdict', found, mend: 'mend the check' };
  return { killed: false, by: '', problems: [problem], skipped: [], seconds: 0 };
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
