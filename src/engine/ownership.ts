import type { LoadedServices, ShapedTags } from './aws/index.ts';
import { sayingWhatIsMissing } from './aws/missing.ts';
import type { AwsService } from './aws/service.ts';
import { readTags, type AnyTags } from './aws/tag-shapes.ts';
import { StepError } from './step.ts';

/** On everything that the tutorial makes. Cleanup and audit know their own by it. */
const PROJECT = 'fargate-step-by-step';

/** The tags of what one step makes: whose it is, which run, which step, and with which inputs. */
export function stepTags(name: string, step: string, inputsHash: string): Record<string, string> {
  return { project: PROJECT, run: name, step, inputs: inputsHash };
}

/** Tags in the shape that each client takes. */
export function shaped(services: LoadedServices, tags: Record<string, string>): ShapedTags {
  const shapes = Object.entries<AwsService>(services).flatMap(([name, service]) =>
    service.tags ? [[name, service.tags.of(tags)] as const] : [],
  );
  return sayingWhatIsMissing(Object.fromEntries(shapes) as ShapedTags);
}

/** The tag by which a later step says that it answers for a member of what an earlier one made: `changed:desiredCount`. */
export function changedTag(member: string): string {
  return `changed:${member}`;
}

/** The tag beside it, with what the member was before. */
export function formerTag(member: string): string {
  return `former:${member}`;
}

/** What a member was before a later step began to answer for it; undefined where none does. */
export function formerly(tags: AnyTags, member: string): string | undefined {
  return readTags(tags)[formerTag(member)];
}

/** What was asked for of something with these tags, without the members that a later step answers for. */
export function unchanged<Asked extends object>(asked: Asked, tags: AnyTags): Partial<Asked> {
  const read = readTags(tags);
  const own = Object.entries(asked).filter(([member]) => !(changedTag(member) in read));
  return Object.fromEntries(own) as Partial<Asked>;
}

/** True if something is as it was asked for, in all members but those that a later step answers for. */
export function meets<Asked extends object>(
  found: { [Member in keyof Asked]?: unknown } & { tags?: AnyTags },
  asked: Asked,
): boolean {
  const own = Object.entries(unchanged(asked, found.tags));
  return own.every(([member, value]) => found[member as keyof Asked] === value);
}

/** Whether tags are this tutorial's, for this name. */
export function isOwned(name: string, tags: AnyTags): boolean {
  const { project, run } = readTags(tags);
  return project === PROJECT && run === name;
}

/**
 * Throws a {@link StepError} when something has our name and not our tags. Returns the hash of the inputs that it was made
 * with. It is empty, and so no hash of any inputs, when that tag has been lost.
 */
export function requireOwned(name: string, what: string, tags: AnyTags): string {
  if (isOwned(name, tags)) return readTags(tags)['inputs'] ?? '';
  throw new StepError(
    `${what} exists and does not carry the tags project=${PROJECT}, run=${name}: somebody else made it, so it is left alone. Choose another name with --name.`,
  );
}
