import { readFileSync } from 'node:fs';
import { pageFiles, parsePage, type Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import type { ProseWorld } from './prose.ts';
import { once } from '../harness/once.ts';
import type { ProgramRuns } from '../harness/program-runs.ts';
import { readProseWorld } from './prose/prose-world.ts';

/** A promise of the project, and how it is kept: `name` is what there is to look at, in the plural. */
export interface Check {
  name: string;
  run(world: World): Verdict | Promise<Verdict>;
}

/**
 * The sources as they are now. Each is read when the first check asks, and once; what cannot be read is thrown at every check
 * that asks.
 */
export interface World {
  /** The pages that can be parsed. */
  readonly pages: readonly Page[];
  /** The faults of those that cannot be read. */
  readonly unreadable: readonly Problem[];
  /** The programs themselves, with their functions and the SDK. */
  programs(): Promise<Programs>;
  /** The runs of the programs, as for a recording. */
  runs(): Promise<ProgramRuns>;
  /** Reads the sources that prose is judged by. */
  prose(): Promise<ProseWorld>;
}

export type Programs = Awaited<ReturnType<typeof loadPrograms>>;

/** @param runs of the programs, when some took place already: those of these very modules */
export function openWorld(runs?: ProgramRuns): World {
  const pages = once(parsePages);
  const programs = once(loadPrograms);
  return {
    get pages() {
      return pages().pages;
    },
    get unreadable() {
      return pages().unreadable;
    },
    programs,
    runs: once(async () => {
      if (runs) return runs;
      // It brings the whole local AWS along.
      const { programRuns } = await import('../harness/program-runs.ts');
      return programRuns(await programs());
    }),
    prose: once(async () => proseOf(await programs())),
  };
}

// --- internal ---

/** They are not imported above: one that cannot be loaded is a finding, and not the end of the check. */
async function loadPrograms() {
  const { steps } = await import('../../scripts/steps/index.ts');
  const { concepts } = await import('../../scripts/concepts/index.ts');
  const { failures } = await import('../../scripts/failures/index.ts');
  return { steps, concepts, failures };
}

function proseOf({ steps, concepts }: Programs): ProseWorld {
  return readProseWorld({
    steps: steps.map(({ id, inputs }) => ({ id, inputs: Object.keys(inputs) })),
    concepts,
  });
}

function parsePages(): { pages: Page[]; unreadable: Problem[] } {
  const pages: Page[] = [];
  const unreadable: Problem[] = [];
  for (const file of pageFiles()) {
    try {
      pages.push(parsePage(file, readFileSync(file, 'utf8')));
    } catch (error) {
      unreadable.push(notMdx(file, error));
    }
  }
  return { pages, unreadable };
}

/** The parser's own words, and where it was. */
function notMdx(file: string, error: unknown): Problem {
  const { line = 1, reason, message } = error as Error & { line?: number; reason?: string };
  const found = reason ?? message;
  return { file, line, expected: 'MDX that can be parsed', found, mend: 'mend the page' };
}
