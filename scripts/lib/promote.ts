import { didYouMean } from '../../src/tutorial/did-you-mean.ts';
import type { Step } from '../../src/tutorial/step.ts';
import { checkLaws, checkShowLaws } from '../check/laws.ts';
import { SHOW_RECORDINGS } from './paths.ts';
import { record } from './recording.ts';
import { recordShows } from './show-recording.ts';

/** The files that may be written below src/recordings, or why none may be. */
export type Promotion = { files: ReadonlyMap<string, string> } | { refused: string };

/**
 * What a run of everything on an empty account prints now: all of it, or what belongs to one step or concept. Refuses when
 * any step fails or breaks a law, for a recording of what is wrong would be taken for what is right.
 */
export async function promotion(
  steps: readonly Step[],
  shows: readonly Step[],
  only?: string,
): Promise<Promotion> {
  const ids = [...steps, ...shows].map(({ id }) => id);
  if (only !== undefined && !ids.includes(only)) {
    return { refused: `There is no step or concept "${only}".${didYouMean(only, ids)}` };
  }
  let files: Map<string, string>;
  try {
    files = new Map([...(await record(steps)), ...(await recordShows(shows, steps))]);
    const verdicts = [await checkLaws(steps), await checkShowLaws(shows, steps)];
    const broken = verdicts.flatMap(({ problems }) => problems)[0];
    if (broken) {
      return { refused: `${broken.file} breaks the law "${broken.expected}": ${broken.found}.` };
    }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
  if (only === undefined) return { files };
  return { files: new Map([...files].filter(([path]) => ownerOf(path) === only)) };
}

/** The step or concept whose run made a file: the folder in which it is. */
export function ownerOf(path: string): string {
  const parts = path.split('/');
  return parts[0] === SHOW_RECORDINGS ? parts[1]! : parts[0]!;
}
