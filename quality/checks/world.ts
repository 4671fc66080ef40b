import { readdirSync } from 'node:fs';
import type { Step } from '../../src/engine/step.ts';
import { buildLedger } from '../ledger/build.ts';
import { compareLedgers, type Differences } from '../ledger/compare.ts';
import { asSteps, factsIn, factsOf, type KeptFacts, type StepFacts } from '../ledger/facts.ts';
import { Graph } from '../ledger/graph.ts';
import { readLedger, type Ledger } from '../ledger/ledger.ts';
import { readPagesOnce, type ReadPage } from '../ledger/page-facts.ts';
import { touches, type Touch } from '../ledger/touches.ts';
import { hashOf } from '../../src/site/build/hash.ts';
import { NOTES, NOTES_MAP, RECORDINGS } from '../../src/site/build/paths.ts';
import { Apart } from './apart.ts';
import { lineOf } from './compare.ts';
import type { Problem } from './problem.ts';
import { thrown } from './thrown.ts';

const STEP_LIST = 'scripts/steps/index.ts';
const SHOW_LIST = 'scripts/concepts/index.ts';

const PROSE = new URL('./prose/judge.ts', import.meta.url);

/** What decides how everything else is judged: when it changes, everything is judged. */
const JUDGES =
  /^quality\/(check\.ts|checks\/(world|parts|run|problem|thrown|ledger)\.ts|ledger\/)|^src\/site\/build\/(hash|memo|paths)\.ts/;

/** The sources as they are, beside the ledger that was committed. It loads no more than somebody asks for. */
export class World {
  /** What is wrong with the sources themselves: a page that is no MDX, a step that cannot be loaded. */
  readonly problems: Problem[] = [];
  pages: ReadPage[] = [];
  /** The steps and the concepts, without their functions. */
  steps: StepFacts[] = [];
  shows: StepFacts[] = [];
  /** The ledger as it is committed, and as it would be written now. */
  then: Ledger | undefined;
  now!: Ledger;
  differences: Differences = { facts: [], changed: { files: [], packages: [] } };
  readonly #graph = new Graph();
  #everything = true;
  readonly #apart: Apart | undefined;

  private constructor(changedOnly: boolean) {
    // What a change can touch is soon judged; a second thread would have to load everything again.
    if (changedOnly) return;
    this.#apart = new Apart();
    // While this thread reads the pages. What cannot be loaded says so again when it is asked.
    this.#apart.run(PROSE, 'prepare', undefined).catch(() => undefined);
  }

  /** @param changedOnly whether to judge only what the changes since the ledger can touch */
  static async open(changedOnly: boolean): Promise<World> {
    const world = new World(changedOnly);
    await world.#read(changedOnly);
    return world;
  }

  /** The programs themselves, with their functions and the SDK. Throws what their modules throw. */
  async programs(): Promise<{ steps: readonly Step[]; shows: readonly Step[] }> {
    const { steps } = await import('../../scripts/steps/index.ts');
    const { shows } = await import('../../scripts/concepts/index.ts');
    return { steps, shows };
  }

  /** What an exported function of a module says of data that can be copied: in the other thread, when everything is judged. */
  async apart<Answer>(module: URL, name: string, data: unknown): Promise<Answer> {
    if (this.#apart) return this.#apart.run(module, name, data);
    const functions = (await import(module.href)) as Record<string, (data: unknown) => Answer>;
    return functions[name]!(data);
  }

  /** Ends the other thread. */
  async close(): Promise<void> {
    await this.#apart?.close();
  }

  /** Why nothing may be skipped, if so. */
  get everythingBecause(): string | undefined {
    if (!this.#everything) return undefined;
    if (!this.then) return 'there is no ledger to compare with';
    const { files, packages } = this.differences.changed;
    const judge = files.find((file) => JUDGES.test(file));
    if (judge !== undefined) return `${judge} judges, and it changed`;
    return packages.length > 0 ? `another ${packages[0]} is installed` : undefined;
  }

  /** Which pages the changes since the ledger can touch. */
  touches(): Touch[] {
    return this.then ? touches(this.then, this.now, this.#graph, this.differences.changed) : [];
  }

  /**
   * The first changed file among some modules with all that they import, and some data: files, or folders with a slash at
   * the end. `undefined` when none changed. When everything is judged, the first of them.
   */
  touched(modules: readonly string[], data: readonly string[] = []): string | undefined {
    if (this.#everything) return modules[0] ?? data[0];
    const reached = new Set([...this.#graph.closureOf(...modules).files, ...data]);
    const folders = data.filter((path) => path.endsWith('/'));
    return this.differences.changed.files.find(
      (file) => reached.has(file) || folders.some((folder) => file.startsWith(folder)),
    );
  }

  /** One hash of some modules with all that they import, and of data, both as in {@link touched}. */
  hashOf(modules: readonly string[], data: readonly string[]): string {
    const { files, packages } = this.#graph.closureOf(...modules);
    const others = Object.keys(this.now.files).filter((file) =>
      data.some((path) => file === path || (path.endsWith('/') && file.startsWith(path))),
    );
    return this.#graph.hashOf({ files: [...files, ...others], packages });
  }

  async #read(changedOnly: boolean): Promise<void> {
    const { pages, problems } = await readPagesOnce();
    this.pages = pages;
    this.problems.push(...problems);
    this.then = readLedger();
    const { steps, concepts } = await this.#facts();
    [this.steps, this.shows] = [asSteps(steps), asSteps(concepts)];
    this.now = buildLedger({ steps, concepts, pages, graph: this.#graph, roots: roots() });
    this.#graph.save();
    for (const { file, line, specifier } of this.#graph.deadImports) {
      const expected = 'an import of a file that exists';
      this.problems.push({ file, line, expected, found: specifier, mend: 'mend the import' });
    }
    for (const name of Object.keys(this.now.packages)) {
      const installed = this.#graph.packages.otherVersionOf(name);
      if (installed !== undefined) this.problems.push(otherVersion(name, installed));
    }
    if (this.then) this.differences = compareLedgers(this.then, this.now, pages);
    const { files, packages } = this.differences.changed;
    this.#everything =
      !changedOnly || !this.then || packages.length > 0 || files.some((file) => JUDGES.test(file));
  }

  /** What the ledger says of the programs while none of them changed; else what they say themselves. */
  async #facts(): Promise<Record<'steps' | 'concepts', Map<string, KeptFacts>>> {
    const { then } = this;
    const kept = then && {
      steps: new Map(then.order.steps.map((id) => [id, factsIn(then.steps[id]!)])),
      concepts: new Map(then.order.concepts.map((id) => [id, factsIn(then.concepts[id]!)])),
    };
    const { files } = this.#graph.closureOf(STEP_LIST, SHOW_LIST);
    if (kept && files.every((file) => then.files[file] === hashOf(this.#graph.textOf(file)))) {
      return kept;
    }
    try {
      const { steps, shows } = await this.programs();
      return { steps: await keptOf(steps), concepts: await keptOf(shows) };
    } catch (error) {
      this.problems.push(thrown(error, STEP_LIST, 'steps that can be loaded'));
      return kept ?? { steps: new Map(), concepts: new Map() };
    }
  }
}

// --- internal ---

/** The check itself, and the files that it reads without importing them. */
function roots(): string[] {
  return [
    'quality/check.ts',
    NOTES,
    NOTES_MAP,
    'package.json',
    ...filesIn(RECORDINGS),
    // Prose may quote any of the programs.
    ...[
      'scripts',
      'quality',
      'src/engine',
      'src/site/facts',
      'src/site/weaving',
      'src/local-aws',
    ].flatMap((folder) => filesIn(folder)),
  ];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.\w+$/.test(path))
    .map((path) => `${folder}/${path}`);
}

/** What is tested is what is locked, or the test is of something else. */
function otherVersion(name: string, installed: string): Problem {
  return {
    file: 'package-lock.json',
    line: lineOf('package-lock.json', `"node_modules/${name}"`, '"packages"'),
    expected: `${name} in the version that package-lock.json has`,
    found: installed,
    mend: 'npm ci',
  };
}

async function keptOf(steps: readonly Step[]): Promise<Map<string, KeptFacts>> {
  const kept = new Map<string, KeptFacts>();
  for (const step of steps) kept.set(step.id, await factsOf(step));
  return kept;
}
