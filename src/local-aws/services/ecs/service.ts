import constraints from '../../wire/constraint-models/ecs.json' with { type: 'json' };
import { timerKind } from '../../core/account.ts';
import type { Service } from '../../core/operation.ts';
import { failProvisioning, finishProvisioning } from './clusters/cluster-provisioning.ts';
import { continueServiceDeployment } from './operations/continue-service-deployment.ts';
import { createCluster } from './operations/create-cluster.ts';
import { createService } from './operations/create-service.ts';
import { deleteAccountSetting } from './operations/delete-account-setting.ts';
import { deleteCluster } from './operations/delete-cluster.ts';
import { deleteService } from './operations/delete-service.ts';
import { deleteTaskDefinitions } from './operations/delete-task-definitions.ts';
import { deregisterTaskDefinition } from './operations/deregister-task-definition.ts';
import { describeClusters } from './operations/describe-clusters.ts';
import { describeServiceDeployments } from './operations/describe-service-deployments.ts';
import { describeServiceRevisions } from './operations/describe-service-revisions.ts';
import { describeServices } from './operations/describe-services.ts';
import { describeTaskDefinition } from './operations/describe-task-definition.ts';
import { describeTasks } from './operations/describe-tasks.ts';
import { executeCommand } from './operations/execute-command.ts';
import { failService } from './fail-service.ts';
import { failTask } from './fail-task.ts';
import { ecsInventory } from './inventory.ts';
import { listAccountSettings } from './operations/list-account-settings.ts';
import { listClusters } from './operations/list-clusters.ts';
import { listServiceDeployments } from './operations/list-service-deployments.ts';
import { listServices } from './operations/list-services.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { listTaskDefinitionFamilies } from './operations/list-task-definition-families.ts';
import { listTaskDefinitions } from './operations/list-task-definitions.ts';
import { listTasks } from './operations/list-tasks.ts';
import { missingOrInvalid } from './tasks/missing-or-invalid.ts';
import { putAccountSetting } from './operations/put-account-setting.ts';
import { putAccountSettingDefault } from './operations/put-account-setting-default.ts';
import { putClusterCapacityProviders } from './operations/put-cluster-capacity-providers.ts';
import { checkAgain } from './requests/ask-targets.ts';
import { noteContainers } from './live/note-containers.ts';
import { answerTask } from './live/task-endpoint.ts';
import { wantedTasks } from './live/wanted-tasks.ts';
import { entrances } from './requests/entrances.ts';
import { listenerAt } from './requests/listening-container.ts';
import { noteAnswer } from './requests/note-answer.ts';
import { receiveRequest } from './requests/receive-request.ts';
import { targetChecks } from './requests/list-target-checks.ts';
import { registerTaskDefinition } from './operations/register-task-definition.ts';
import { runTask } from './operations/run-task.ts';
import { scheduleService } from './scheduling/scheduler.ts';
import { interruptRunningTasks, interruptTask } from './tasks/spot-interruption.ts';
import { stopServiceDeployment } from './operations/stop-service-deployment.ts';
import { stopTask } from './operations/stop-task.ts';
import { tagResource } from './operations/tag-resource.ts';
import { findTaggable } from './taggable.ts';
import { checkTaskHealth } from './tasks/task-health.ts';
import { advanceTask, startContainers } from './tasks/task-life.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateCluster } from './operations/update-cluster.ts';
import { updateClusterSettings } from './operations/update-cluster-settings.ts';
import { updateService } from './operations/update-service.ts';

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
    'ecs/cluster': { run: finishProvisioning, fail: failProvisioning },
    'ecs/service': { run: scheduleService, fail: failService },
    'ecs/spot': { run: interruptTask },
    'ecs/task': timerKind({ before: startContainers, run: advanceTask, fail: failTask }),
    'ecs/task-health': { run: checkTaskHealth },
  },
  tagsOf: (arn, region) => {
    const tags = findTaggable(region, arn)?.tags ?? [];
    return Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value]));
  },
  onFault: interruptRunningTasks,
  receive: receiveRequest,
  entrances,
  targetChecks,
  listenerAt,
  onAsked: noteAnswer,
  afterAsked: checkAgain,
  wantedTasks,
  answerTask,
  onSeen: noteContainers,
  constraints,
  // ECS answers ClientException for these, in words of their own, and InvalidParameterException elsewhere.
  ownWords: {
    LogDriver: ['oneOf'],
    NetworkMode: ['oneOf'],
    TaskDefinitionPlacementConstraintType: ['oneOf'],
    UlimitName: ['oneOf'],
  },
  invalid: missingOrInvalid,
  inventory: ecsInventory,
};
