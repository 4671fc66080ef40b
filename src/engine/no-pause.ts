import type { Service } from '@aws-sdk/client-ecs';
import { StepError } from './step.ts';

/**
 * To be measured otherwise, a service is deployed again. Throws a {@link StepError} where such a deployment would wait for an answer.
 */
export function requireNoPause({ deploymentConfiguration }: Service): void {
  if (!deploymentConfiguration?.lifecycleHooks?.length) return;
  const next = 'npm run undo:deploy-blue-green';
  throw new StepError('A deployment of the service would pause, and wait for you.', next);
}
