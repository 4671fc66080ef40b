import { LAWS } from '../../engine/recorded-law-names.ts';
import { grantsOf } from '../../engine/permissions.ts';
import { concepts } from '../../../scripts/concepts/index.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { conceptPageOf } from '../build/paths.ts';
import { callsOfPrograms } from './whole-policy.ts';

/** The counts of what the check proves of a program. */
export interface Proved {
  laws: number;
  actions: number;
  calls: number;
}

/**
 * Counts what the check proves of each program, by the slug of its page.
 *
 * @param page that asks
 */
export function provedByPage(page: string): ReadonlyMap<string, Proved> {
  return (proved ??= countProved(page));
}

/**
 * Ends the sentence that says what is checked of a page: what is on it and, where it has one, its program.
 *
 * @param sections how many the page has
 */
export function inWords(program: Proved | undefined, sections: number): string {
  const prose = sections === 0 ? 'this page' : `the ${counted(sections, 'section')} of this page`;
  const inPage = `the names, numbers and links in ${prose}`;
  if (!program) return `${inPage}.`;
  const { laws, actions, calls } = program;
  const [recorded, allowed] = [counted(calls, 'recorded call'), counted(actions, 'permission')];
  return `${inPage}, and of its program ${recorded}, ${allowed} and ${counted(laws, 'rule')} for how it behaves.`;
}

// --- internal ---

/** As counted for the first page that asked: the counts are the same for all. */
let proved: ReadonlyMap<string, Proved> | undefined;

function countProved(page: string): ReadonlyMap<string, Proved> {
  const programs = [
    ...steps.map((step) => ({ slug: `steps/${step.id}`, step })),
    ...concepts.map((step) => ({ slug: conceptPageOf(step.id), step })),
  ];
  const recorded = callsOfPrograms(page);
  return new Map(
    programs.map(({ slug, step }) => {
      const calls = recorded.find(({ path }) => path.startsWith(`/${slug}/`))?.calls ?? [];
      const laws = LAWS[step.kind].length;
      return [slug, { laws, actions: grantsOf(calls).length, calls: calls.length }];
    }),
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
