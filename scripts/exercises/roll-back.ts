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

  async judge({ ecs, name }) {
    const service = await tutorialService(ecs, name);
    if (!service) return { passed: false, found: inWords(service) };
    const { serviceDeployments = [] } = await ecs.send(
      new ListServiceDeploymentsCommand({ cluster: name, service: name }),
    );
    const ends = serviceDeployments.map(({ status }) => status!);
    return {
      passed:
        isSteady(service) && service.runningCount! > 0 && ends.includes('ROLLBACK_SUCCESSFUL'),
      found: `${inWords(service)}, and deployments that are ${ends.join(', ')}`,
    };
  },
});
