import { AstroError } from 'astro/errors';
import { failures, type Failure } from '../../../scripts/failures/index.ts';
import { typed } from '../../../scripts/failures/typed.ts';
import { didYouMean } from '../../engine/did-you-mean.ts';
import { recordedRun } from './woven.ts';

/** A failure and what was printed when it happened. Throws an error that names the page, the id and the nearest one. */
export function failureOf(id: string, page: string): { failure: Failure; text: string } {
  const failure = failures.find((each) => each.id === id);
  if (!failure) {
    const ids = failures.map((each) => each.id);
    throw new AstroError(
      `${page}: there is no failure "${id}".${didYouMean(id, ids)}`,
      'The failures are listed in scripts/failures/index.ts.',
    );
  }
  const last = typed(failure.commands.at(-1)!);
  return { failure, text: recordedRun(`src/recordings/failures/${id}.txt`, last, page) };
}
