/** What is read here of the ledger. */
export interface Proved {
  steps: Record<string, Program>;
  concepts: Record<string, Program>;
  pages: Record<string, { anchors: readonly string[]; parts: readonly string[] }>;
}
interface Program {
  page: string;
  laws: readonly string[];
  policy: { actions: readonly string[] };
  calls: number;
  transcripts: readonly string[];
}

/**
 * What the check proved for a page, in words: of its program, where it has one, and of the page itself. `undefined` for a page
 * that the ledger does not have, because it is being written.
 *
 * @param slug as the ledger has it, `steps/create-cluster`
 */
export function provedOn({ steps, concepts, pages }: Proved, slug: string): string | undefined {
  const page = pages[slug];
  if (!page) return undefined;
  const programs = [...Object.values(steps), ...Object.values(concepts)];
  const program = programs.find((each) => each.page === slug);
  return [
    ...(program
      ? [
          ...counted(program.laws.length, 'law'),
          ...counted(program.policy.actions.length, 'action').map(
            (each) => `${each} of its policy`,
          ),
          ...counted(program.calls, 'recorded call'),
          ...counted(program.transcripts.length, 'recorded file'),
        ]
      : []),
    ...counted(page.parts.length, 'woven part'),
    ...counted(page.anchors.length, 'section'),
    'names, figures and links',
  ].join(', ');
}

// --- internal ---

/** Nothing, where there are none. */
function counted(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];
}
