import type { LoadedServices, ShapedTags } from './aws/index.ts';
import { sayingWhatIsMissing } from './aws/missing.ts';
import { isOwned, PROJECT } from './aws/owned.ts';
import type { AwsService } from './aws/service.ts';
import { readTags, type AnyTags } from './aws/tag-shapes.ts';
import { StepError } from './step.ts';

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

/**
 * Throws a {@link StepError} when something has our name and not our tags. Returns the hash of the inputs that it was made
 * with. It is empty, and so no hash of any inputs, when that tag has been lost.
 */
export function requireOwned(name: string, what: string, tags: AnyTags): string {
  if (isOwned(name, tags)) return readTags(tags)['inputs'] ?? '';
  throw new StepError(
    `${what} exists but does not have the tags project=${PROJECT}, run=${name}: somebody else made it, so it is left alone. Choose another name with --name.`,
  );
}
