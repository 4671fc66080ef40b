import { registerTaskDefinition } from '../../../scripts/steps/register-task-definition.ts';
import type { LocalAws } from '../../local-aws/local-aws.ts';
import { parseInputs } from '../../engine/parse-inputs.ts';
import { Runner } from '../../engine/runner.ts';
import { localSession } from './local-session.ts';
import type { Given } from './messages.ts';

/** The reader's inputs with an image of the next version, so that to register it makes a new revision. */
export async function newVersion(aws: LocalAws, given: Given): Promise<Given> {
  const image = String(parseInputs(registerTaskDefinition.inputs, given)['image']);
  const found = await new Runner(localSession(aws, { given })).find(registerTaskDefinition);
  const arn = found && 'taskDefinitionArn' in found ? String(found.taskDefinitionArn) : ':0';
  return { ...given, image: nextImage(image, Number(arn.split(':').at(-1)) + 1) };
}

/** `httpd:2.4-next3` for revision 3 of `httpd:2.4`. A digest says which image it is, so it cannot be the next one's. */
export function nextImage(image: string, revision: number): string {
  const [name = ''] = image.split('@');
  const tagged = /:[^/]*$/.test(name) ? name.replace(/-next\d+$/, '') : `${name}:latest`;
  return `${tagged}-next${revision}`;
}
