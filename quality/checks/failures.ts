import { FAILURE_PAGE, FAILURE_RECORDINGS, PAGES, RECORDINGS } from '../../src/site/build/paths.ts';
import type { Failure } from '../../scripts/failures/index.ts';
import { compareRecording } from './compare-recording.ts';
import { compare, stems } from './compare.ts';
import type { Page } from './page.ts';
import type { Verdict } from './problem.ts';
import type { Check } from './world.ts';

export const failures: Check = {
  name: 'failures with their section and recording',
  async run({ pages, programs, runs }) {
    const { failures } = await programs();
    return checkFailures(failures, await (await runs()).failures(), pages);
  },
};

/**
 * Each failure is on its page, once and in order, and says there, byte for byte, what it says when it happens now. So an error
 * text on that page is one that a program printed.
 *
 * @param now what each says when it happens now: path below src/recordings, and text
 */
export function checkFailures(
  failures: readonly Failure[],
  now: ReadonlyMap<string, string>,
  pages: readonly Page[],
): Verdict {
  const ids = failures.map(({ id }) => id);
  const file = `${PAGES}/${FAILURE_PAGE}.mdx`;
  const uses = pages.flatMap((page) => page.uses.map((use) => ({ ...use, file: page.file })));
  const shown = uses.filter(({ component }) => component === 'Failure');
  const order = shown.map(({ attributes }) => attributes['id'] ?? '');
  const folder = `${RECORDINGS}/${FAILURE_RECORDINGS}`;
  return {
    count: ids.length,
    problems: [
      ...compare(ids, order, {
        where: () => file,
        missing: (id) => `<Failure id="${id}" />`,
        extra: 'a failure of scripts/failures/index.ts',
        mend: (id) => `show "${id}" on the page, or take it out of the list`,
      }),
      ...shown
        .filter(({ attributes }, index) => index !== ids.indexOf(attributes['id'] ?? ''))
        .slice(0, 1)
        .map(({ file: where, line, attributes }) => ({
          file: where,
          line,
          expected: 'the failures once each, in the order of scripts/failures/index.ts',
          found: `"${attributes['id']}" out of turn`,
          mend: 'move it, or its entry in the list',
        })),
      ...[...now].flatMap(([path, text]) => compareRecording(path, text)),
      ...compare(ids, stems(folder, '.txt'), {
        where: (id) => `${folder}/${id}.txt`,
        missing: (id) => `the recording of the failure "${id}"`,
        extra: 'a recording of a failure that is in the list',
        mend: () => `npm run record -- ${FAILURE_RECORDINGS}`,
      }),
    ],
  };
}
