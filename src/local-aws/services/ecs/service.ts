import { InvalidParameterException$ } from '@aws-sdk/client-ecs';
import { awsError } from '../../core/error.ts';
import type { Service } from '../../core/operation.ts';
import { createCluster } from './create-cluster.ts';
import { createService } from './create-service.ts';
import { deleteCluster } from './delete-cluster.ts';
import { deleteService } from './delete-service.ts';
import { deleteTaskDefinitions } from './delete-task-definitions.ts';
import { deregisterTaskDefinition } from './deregister-task-definition.ts';
import { describeClusters } from './describe-clusters.ts';
import { describeServices } from './describe-services.ts';
import { describeTaskDefinition } from './describe-task-definition.ts';
import { describeTasks } from './describe-tasks.ts';
import { ecsInventory } from './inventory.ts';
import { listServices } from './list-services.ts';
import { listTaskDefinitionFamilies } from './list-task-definition-families.ts';
import { listTaskDefinitions } from './list-task-definitions.ts';
import { listTasks } from './list-tasks.ts';
import { registerTaskDefinition } from './register-task-definition.ts';
import { runTask } from './run-task.ts';
import { scheduleService } from './scheduler.ts';
import { stopTask } from './stop-task.ts';
import { advanceTask, checkTaskHealth } from './task-life.ts';
import { updateService } from './update-service.ts';

/** Amazon Elastic Container Service. */
export const ecs: Service = {
  id: 'ecs',
  protocol: 'awsJson1_1',
  target: 'AmazonEC2ContainerServiceV20141113',
  version: '2014-11-13',
  xmlNamespace: '',
  operations: [
    createCluster,
    createService,
    deleteCluster,
    deleteService,
    deleteTaskDefinitions,
    deregisterTaskDefinition,
    describeClusters,
    describeServices,
    describeTaskDefinition,
    describeTasks,
    listServices,
    listTaskDefinitionFamilies,
    listTaskDefinitions,
    listTasks,
    registerTaskDefinition,
    runTask,
    stopTask,
    updateService,
  ],
  timers: {
    'ecs/service': scheduleService,
    'ecs/task': advanceTask,
    'ecs/task-health': checkTaskHealth,
  },
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
