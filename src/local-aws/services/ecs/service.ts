import { InvalidParameterException$ } from '@aws-sdk/client-ecs';
import { awsError } from '../../core/error.ts';
import type { Service } from '../../core/operation.ts';
import { createCluster } from './create-cluster.ts';
import { deleteCluster } from './delete-cluster.ts';
import { deleteTaskDefinitions } from './delete-task-definitions.ts';
import { deregisterTaskDefinition } from './deregister-task-definition.ts';
import { describeClusters } from './describe-clusters.ts';
import { describeTaskDefinition } from './describe-task-definition.ts';
import { ecsInventory } from './inventory.ts';
import { listTaskDefinitionFamilies } from './list-task-definition-families.ts';
import { listTaskDefinitions } from './list-task-definitions.ts';
import { registerTaskDefinition } from './register-task-definition.ts';

/** Amazon Elastic Container Service. */
export const ecs: Service = {
  id: 'ecs',
  protocol: 'awsJson1_1',
  target: 'AmazonEC2ContainerServiceV20141113',
  version: '2014-11-13',
  xmlNamespace: '',
  operations: [
    createCluster,
    deleteCluster,
    deleteTaskDefinitions,
    deregisterTaskDefinition,
    describeClusters,
    describeTaskDefinition,
    listTaskDefinitionFamilies,
    listTaskDefinitions,
    registerTaskDefinition,
  ],
  // ECS names the member and what is wrong with it; the exact wording is a guess.
  invalid: ({ path, constraint }) =>
    awsError(
      InvalidParameterException$,
      constraint === 'Member must not be null'
        ? `${path} should not be null or empty.`
        : `Invalid value for ${path}: ${constraint}`,
    ),
  inventory: ecsInventory,
};
