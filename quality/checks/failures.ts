import { MISHAP_PAGE, MISHAP_RECORDINGS, PAGES, RECORDINGS } from '../../src/site/build/paths.ts';
import type { Mishap } from '../../scripts/failures/index.ts';
import { recordMishaps } from '../harness/failure-recording.ts';
import { compareRecording } from './compare-recording.ts';
import { compare, stems } from './compare.ts';
import type { Page } from './page.ts';
import type { Verdict } from './problem.ts';
import type { Check } from './world.ts';

export const failures: Check = {
  name: 'mishaps with their section and recording',
  async run({ pages, programs }) {
    const { mishaps, steps } = await programs();
    return checkMishaps(mishaps, await recordMishaps(mishaps, steps), pages);
  },
};

/**
 * Each mishap is on its page, once and in order, and says there, byte for byte, what it says when it happens now. So an error
 * text on that page is one that a program printed.
 *
 * @param now what each says when it happens now: path below src/recordings, and text
 */
export function checkMishaps(
  mishaps: readonly Mishap[],
  now: ReadonlyMap<string, string>,
  pages: readonly Page[],
): Verdict {
  const ids = mishaps.map(({ id }) => id);
  const file = `${PAGES}/${MISHAP_PAGE}.mdx`;
  const uses = pages.flatMap((page) => page.uses.map((use) => ({ ...use, file: page.file })));
  const shown = uses.filter(({ component }) => component === 'Mishap');
  const order = shown.map(({ attributes }) => attributes['id'] ?? '');
  const folder = `${RECORDINGS}/${MISHAP_RECORDINGS}`;
  return {
    count: ids.length,
    problems: [
      ...compare(ids, order, {
        where: () => file,
        missing: (id) => `<Mishap id="${id}" />`,
        extra: 'a mishap of scripts/failures/index.ts',
        mend: (id) => `show "${id}" on the page, or take it out of the list`,
      }),
      ...shown
        .filter(({ attributes }, index) => index !== ids.indexOf(attributes['id'] ?? ''))
        .slice(0, 1)
        .map(({ file: where, line, attributes }) => ({
          file: where,
          line,
          expected: 'the mishaps once each, in the order of scripts/failures/index.ts',
          found: `"${attributes['id']}" out of turn`,
          mend: 'move it, or its entry in the list',
        })),
      ...[...now].flatMap(([path, text]) => compareRecording(path, text)),
      ...compare(ids, stems(folder, '.txt'), {
        where: (id) => `${folder}/${id}.txt`,
        missing: (id) => `the recording of the mishap "${id}"`,
        extra: 'a recording of a mishap that is in the list',
        mend: () => `npm run record -- ${MISHAP_RECORDINGS}`,
      }),
    ],
  };
}
