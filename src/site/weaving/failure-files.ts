import { AstroError } from 'astro/errors';
import { mishaps, type Mishap } from '../../../scripts/failures/index.ts';
import { typed } from '../../../scripts/failures/typed.ts';
import { didYouMean } from '../../engine/did-you-mean.ts';
import { recordedRun } from './woven.ts';

/** A mishap and what was printed when it happened. Throws an error that names the page, the id and the nearest one. */
export function mishapOf(id: string, page: string): { mishap: Mishap; text: string } {
  const mishap = mishaps.find((each) => each.id === id);
  if (!mishap) {
    const ids = mishaps.map((each) => each.id);
    throw new AstroError(
      `${page}: there is no mishap "${id}".${didYouMean(id, ids)}`,
      'The mishaps are listed in scripts/failures/index.ts.',
    );
  }
  const last = typed(mishap.commands.at(-1)!);
  return { mishap, text: recordedRun(`src/recordings/failures/${id}.txt`, last, page) };
}
