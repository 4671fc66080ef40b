import { StepError, type AnyTags, type ShapedTags } from './step.ts';

/** On everything that the tutorial makes. Cleanup and audit know their own by it. */
const PROJECT = 'fargate-step-by-step';

/** The tags of what one step makes: whose it is, which run, which step, and with which inputs. */
export function stepTags(name: string, step: string, inputsHash: string): Record<string, string> {
  return { project: PROJECT, run: name, step, inputs: inputsHash };
}

/** Tags in the shape that each client takes. */
export function shaped(tags: Record<string, string>): ShapedTags {
  const upper = () => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return {
    ec2: upper(),
    ecs: Object.entries(tags).map(([key, value]) => ({ key, value })),
    iam: upper(),
    logs: tags,
  };
}

/** Tags in any of AWS's shapes as a record. */
function tagRecord(tags: AnyTags): Record<string, string> {
  if (!tags) return {};
  if (!Array.isArray(tags)) return tags as Record<string, string>;
  const record: Record<string, string> = {};
  for (const tag of tags as { key?: string; value?: string; Key?: string; Value?: string }[]) {
    const key = tag.key ?? tag.Key;
    if (key !== undefined) record[key] = tag.value ?? tag.Value ?? '';
  }
  return record;
}

/** Whether tags are this tutorial's, for this name. */
export function isOwned(name: string, tags: AnyTags): boolean {
  const record = tagRecord(tags);
  return record['project'] === PROJECT && record['run'] === name;
}

/**
 * Throws a {@link StepError} when something has our name and not our tags. Returns the hash of the inputs that it was made
 * with. It is empty, and so no hash of any inputs, when that tag has been lost.
 */
export function requireOwned(name: string, what: string, tags: AnyTags): string {
  if (isOwned(name, tags)) return tagRecord(tags)['inputs'] ?? '';
  throw new StepError(
    `${what} exists and does not carry the tags project=${PROJECT}, run=${name}: somebody else made it, so it is left alone. Choose another name with --name.`,
  );
}
