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
 * Says in words what the check proves for a page: of its program, where it has one, and of the page itself.
 *
 * @param sections how many the page has
 */
export function inWords(program: Proved | undefined, sections: number): string {
  return [
    ...(program
      ? [
          ...counted(program.laws, 'law'),
          ...counted(program.actions, 'action').map((each) => `${each} in its policy`),
          ...counted(program.calls, 'recorded call'),
        ]
      : []),
    ...counted(sections, 'section').map((each) => `${each} with names, numbers and links`),
    ...(sections === 0 ? ['names, numbers and links'] : []),
  ].join(', ');
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

/** Nothing, where there are none. */
function counted(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];
}
