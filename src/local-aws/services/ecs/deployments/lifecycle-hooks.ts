import type { DeploymentLifecycleHook } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../errors.ts';
import { notModelled } from '../../not-modelled.ts';

/**
 * Lifecycle hooks with AWS's defaults written out. Throws InvalidParameterException, whose wordings here are guesses;
 * hooks that call a function answer 501.
 */
export function completeHooks(
  hooks: readonly DeploymentLifecycleHook[],
): DeploymentLifecycleHook[] {
  return hooks.map((hook) => {
    // A hook that names no type calls a function.
    const { targetType = 'AWS_LAMBDA', lifecycleStages: stages = [] } = hook;
    if (targetType !== 'PAUSE') throw notModelled(`lifecycle hooks of the type ${targetType}`);
    if (stages.length === 0) throw invalidParameter('lifecycleStages can not be empty.');
    const barred = stages.find((stage) => BARRED.includes(stage));
    if (barred) throw invalidParameter(`PAUSE hooks cannot be configured at ${barred}.`);
    const { timeoutInMinutes = 1440, action = 'ROLLBACK' } = hook.timeoutConfiguration ?? {};
    return { ...hook, targetType, timeoutConfiguration: { timeoutInMinutes, action } };
  });
}

// --- internal ---

/** The API reference allows only functions there: nobody can wait in the middle of a shift. */
const BARRED = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];
