import { ListServiceDeploymentsCommand } from '@aws-sdk/client-ecs';
import { defineExercise } from '../../src/engine/exercise.ts';
import { tutorialService } from '../../src/engine/tutorial-service.ts';
import { inWords, isSteady } from './the-service.ts';

export const rollBack = defineExercise({
  id: 'roll-back',
  title: 'Fail, and roll back',
  task: 'While the app runs, deploy a revision whose container fails right after it starts, and let ECS roll back the deployment by itself.',
  hint: 'On the local AWS, a container from an image with the tag "exits-1" exits at once with exit code 1. There is nothing to fix: wait until the circuit breaker gives up.',
  why: {
    DescribeServices: 'see whether the app is still running',
    ListServiceDeployments: 'read how its deployments ended',
  },

  expects: ({ name }) =>
    `a deployment of the service "${name}" that is ROLLBACK_SUCCESSFUL, and the app running`,

  async judge({ ecs, name, wait }) {
    if (!(await tutorialService(ecs, name))) return { passed: false, found: inWords(undefined) };
    const list = new ListServiceDeploymentsCommand({ cluster: name, service: name });
    // The local AWS stands still between two commands: nobody could wait for a rollback by waiting.
    const ends = await wait({
      until: 'every deployment to end',
      every: 10,
      atMost: 900,
      async poll() {
        const { serviceDeployments = [] } = await ecs.send(list);
        const states = serviceDeployments.map(({ status }) => status!);
        const current = states.find((state) => !ENDED.test(state));
        return current === undefined ? { done: states } : { state: current };
      },
    });
    const service = (await tutorialService(ecs, name))!;
    return {
      passed:
        isSteady(service) && service.runningCount! > 0 && ends.includes('ROLLBACK_SUCCESSFUL'),
      found: `${inWords(service)}, and deployments that are ${ends.join(', ')}`,
    };
  },
});

// --- internal ---

/** The states in which a deployment stays. */
const ENDED = /^(SUCCESSFUL|STOPPED|ROLLBACK_SUCCESSFUL|ROLLBACK_FAILED)$/;
