import constraints from '../../constraints/ecs.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { finishProvisioning } from './cluster-provisioning.ts';
import { continueServiceDeployment } from './continue-service-deployment.ts';
import { createCluster } from './create-cluster.ts';
import { createService } from './create-service.ts';
import { deleteAccountSetting } from './delete-account-setting.ts';
import { deleteCluster } from './delete-cluster.ts';
import { deleteService } from './delete-service.ts';
import { deleteTaskDefinitions } from './delete-task-definitions.ts';
import { deregisterTaskDefinition } from './deregister-task-definition.ts';
import { describeClusters } from './describe-clusters.ts';
import { describeServiceDeployments } from './describe-service-deployments.ts';
import { describeServiceRevisions } from './describe-service-revisions.ts';
import { describeServices } from './describe-services.ts';
import { describeTaskDefinition } from './describe-task-definition.ts';
import { describeTasks } from './describe-tasks.ts';
import { executeCommand } from './execute-command.ts';
import { ecsInventory } from './inventory.ts';
import { listAccountSettings } from './list-account-settings.ts';
import { listClusters } from './list-clusters.ts';
import { listServiceDeployments } from './list-service-deployments.ts';
import { listServices } from './list-services.ts';
import { listTagsForResource } from './list-tags-for-resource.ts';
import { listTaskDefinitionFamilies } from './list-task-definition-families.ts';
import { listTaskDefinitions } from './list-task-definitions.ts';
import { listTasks } from './list-tasks.ts';
import { missingOrInvalid } from './missing-or-invalid.ts';
import { putAccountSetting } from './put-account-setting.ts';
import { putAccountSettingDefault } from './put-account-setting-default.ts';
import { putClusterCapacityProviders } from './put-cluster-capacity-providers.ts';
import { registerTaskDefinition } from './register-task-definition.ts';
import { runTask } from './run-task.ts';
import { scheduleService } from './scheduler.ts';
import { interruptRunningTasks, interruptTask } from './spot-interruption.ts';
import { stopServiceDeployment } from './stop-service-deployment.ts';
import { stopTask } from './stop-task.ts';
import { tagResource } from './tag-resource.ts';
import { findTaggable } from './taggable.ts';
import { checkTaskHealth } from './task-health.ts';
import { advanceTask } from './task-life.ts';
import { untagResource } from './untag-resource.ts';
import { updateCluster } from './update-cluster.ts';
import { updateClusterSettings } from './update-cluster-settings.ts';
import { updateService } from './update-service.ts';

/** Amazon Elastic Container Service. */
export const ecs: Service = {
  id: 'ecs',
  protocol: 'awsJson1_1',
  target: 'AmazonEC2ContainerServiceV20141113',
  version: '2014-11-13',
  xmlNamespace: '',
  operations: [
    continueServiceDeployment,
    createCluster,
    createService,
    deleteAccountSetting,
    deleteCluster,
    deleteService,
    deleteTaskDefinitions,
    deregisterTaskDefinition,
    describeClusters,
    describeServiceDeployments,
    describeServiceRevisions,
    describeServices,
    describeTaskDefinition,
    describeTasks,
    executeCommand,
    listAccountSettings,
    listClusters,
    listServiceDeployments,
    listServices,
    listTagsForResource,
    listTaskDefinitionFamilies,
    listTaskDefinitions,
    listTasks,
    putAccountSetting,
    putAccountSettingDefault,
    putClusterCapacityProviders,
    registerTaskDefinition,
    runTask,
    stopServiceDeployment,
    stopTask,
    tagResource,
    untagResource,
    updateCluster,
    updateClusterSettings,
    updateService,
  ],
  timers: {
    'ecs/cluster': finishProvisioning,
    'ecs/service': scheduleService,
    'ecs/spot': interruptTask,
    'ecs/task': advanceTask,
    'ecs/task-health': checkTaskHealth,
  },
  tagsOf: (arn, region) => {
    const tags = findTaggable(region, arn)?.tags ?? [];
    return Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value]));
  },
  onFault: interruptRunningTasks,
  constraints,
  invalid: missingOrInvalid,
  inventory: ecsInventory,
};
