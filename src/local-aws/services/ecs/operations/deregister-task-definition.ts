import {
  DeregisterTaskDefinition$,
  type DeregisterTaskDefinitionCommandInput,
  type DeregisterTaskDefinitionCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { clientException, invalidParameter } from '../errors.ts';
import { taskDefinitionNamed } from '../identifiers.ts';
import {
  findTaskDefinition,
  shownTaskDefinition,
  taskDefinitions,
} from '../task-definitions/task-definitions.ts';

/** Running tasks and services keep the revision and may even scale with it; only new ones are refused. */
export const deregisterTaskDefinition = operation<
  DeregisterTaskDefinitionCommandInput,
  DeregisterTaskDefinitionCommandOutput
>(DeregisterTaskDefinition$, {
  permissions: () => [{ action: 'ecs:DeregisterTaskDefinition', resource: '*' }],
  run({ taskDefinition: reference = '' }, region) {
    if (taskDefinitionNamed(region, reference).revision === undefined) {
      // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json
      throw invalidParameter('Revision is missing');
    }
    const found = findTaskDefinition(region, reference);
    // https://github.com/cloud-custodian/cloud-custodian/blob/main/c7n/resources/ecs.py
    if (!found) throw clientException('The specified task definition does not exist.');
    if (found.status === 'DELETE_IN_PROGRESS') {
      // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json
      throw clientException(
        'The task definition could not be deregistered because it is in the process of being deleted.',
      );
    }
    if (found.status !== 'ACTIVE') return { taskDefinition: shownTaskDefinition(found) };
    const inactive = taskDefinitions(region).put(`${found.family}:${found.revision}`, {
      ...found,
      status: 'INACTIVE',
      deregisteredAt: region.date,
    });
    return { taskDefinition: shownTaskDefinition(inactive) };
  },
});
