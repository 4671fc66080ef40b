import { readTags, type AnyTags } from './tag-shapes.ts';

/** The tag on everything that the tutorial makes. Cleanup and audit know their own by it. */
export const PROJECT = 'fargate-step-by-step';

/** Returns true if tags are this tutorial's, for this name, or for any where none is given. */
export function isOwned(name: string | undefined, tags: AnyTags): boolean {
  const { project, run } = readTags(tags);
  return project === PROJECT && (name === undefined || run === name);
}
