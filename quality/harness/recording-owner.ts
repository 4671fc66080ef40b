import { CONCEPT_RECORDINGS } from '../../src/site/build/paths.ts';

/** The step or concept whose run made a file below src/recordings: the folder in which it is. */
export function ownerOf(path: string): string {
  const parts = path.split('/');
  return parts[0] === CONCEPT_RECORDINGS ? parts[1]! : parts[0]!;
}
