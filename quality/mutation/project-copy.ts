import { fork, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SUMMARY } from '../harness/summary.ts';
import { RECORDED_ON, RECORDINGS } from '../../src/site/build/paths.ts';
import { copyProject, patience } from './copy.ts';
import type { Answer, Question } from './judging.ts';
import { editedBy, type Edited, type Mutant } from './mutant.ts';

/** Paths that `npm run record` writes. */
const RECORDED = [RECORDINGS, SUMMARY, RECORDED_ON];

/** Longer than any answer takes, about all laws or a few. A mutant may run for ever. */
const AT_MOST_SECONDS = { whole: 1200, part: 300 };

/** No answer, and why there is none. */
export interface Silence {
  died: string;
}

/** A copy of the project, with a process in it that judges. */
export class ProjectCopy {
  readonly folder: string;
  readonly #original: string;
  /** It has loaded the modules as they are in the original. */
  #unbroken: ChildProcess | undefined;
  /** It has loaded those of the mutant that is in the copy now. */
  #broken: ChildProcess | undefined;
  #edited: Edited[] = [];

  /** @param original a folder like it, in which nobody edits */
  constructor(folder: string, original: string) {
    this.folder = folder;
    this.#original = original;
    copyProject(folder, original);
  }

  /** Puts a mutant in. Returns the files that it edits. */
  break(mutant: Mutant): string[] {
    this.#edited = editedBy(mutant, (file) => this.#read(this.folder, file) ?? '');
    for (const { file, text } of this.#edited) {
      const path = join(this.folder, file);
      rmSync(path, { recursive: true, force: true });
      if (text === undefined) continue;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    return this.#edited.map(({ file }) => file);
  }

  /** Takes it out again, and what was recorded of it. */
  mend(): void {
    this.#broken?.kill();
    this.#broken = undefined;
    for (const path of [...RECORDED, ...this.#edited.map(({ file }) => file)]) {
      const [from, to] = [join(this.#original, path), join(this.folder, path)];
      rmSync(to, { recursive: true, force: true });
      if (existsSync(from)) cpSync(from, to, { recursive: true });
    }
    this.#edited = [];
  }

  /** Returns true if nothing is left of what the mutant edited: a recording was written over it. */
  isWhole(): boolean {
    return this.#edited.every(
      ({ file }) => this.#read(this.folder, file) === this.#read(this.#original, file),
    );
  }

  /** Asks the process that has loaded what is in the copy. One that is silent for long is ended. */
  async ask(question: Question): Promise<Answer | Silence> {
    const isOfModules = this.#edited.some(({ file }) => /\.(ts|js|mjs)$/.test(file));
    const child = isOfModules
      ? (this.#broken ??= this.#start())
      : (this.#unbroken ??= this.#start());
    const answer = await answerOf(child, question);
    if (!('died' in answer)) return answer;
    child.kill('SIGKILL');
    if (isOfModules) this.#broken = undefined;
    else this.#unbroken = undefined;
    return answer;
  }

  /** Ends its processes. */
  close(): void {
    this.#broken?.kill();
    this.#unbroken?.kill();
  }

  #start(): ChildProcess {
    const { CI: _, ...env } = process.env;
    return fork(join(this.folder, 'quality/mutation/judge-process.ts'), {
      cwd: this.folder,
      env,
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
  }

  #read(folder: string, file: string): string | undefined {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }
}

// --- internal ---

function answerOf(child: ChildProcess, question: Question): Promise<Answer | Silence> {
  const seconds = patience(AT_MOST_SECONDS[question.whole ? 'whole' : 'part']);
  let said = '';
  const listen = (text: Buffer) => (said += text.toString());
  child.stderr?.on('data', listen);
  return new Promise<Answer | Silence>((done) => {
    const silent = setTimeout(
      () => done({ died: `no answer within ${seconds} s` }),
      seconds * 1000,
    );
    const settle = (answer: Answer | Silence) => {
      clearTimeout(silent);
      child.off('message', settle).off('exit', died).off('error', died);
      child.stderr?.off('data', listen);
      done(answer);
    };
    const died = () => settle({ died: `the process ended without an answer\n${said}` });
    child.on('message', settle).on('exit', died).on('error', died);
    child.send(question, (error) => error && died());
  });
}
