import {
  ListTasks$,
  type ListTasksCommandInput,
  type ListTasksCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { invalidParameter } from '../errors.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { pageOf } from '../paging.ts';
import { requireService } from '../scheduling/services.ts';
import { parseTaskDefinition } from '../identifiers.ts';
import { isVisible, tasks } from '../tasks/tasks.ts';

/**
 * The tasks that are meant to run, unless `desiredStatus` asks for those that are meant to have stopped. PENDING is a
 * value that no task ever has, so it lists nothing.
 */
export const listTasks = operation<ListTasksCommandInput, ListTasksCommandOutput>(ListTasks$, {
  permissions: ({ cluster }, region) => [
    {
      action: 'ecs:ListTasks',
      resource: '*',
      context: { 'ecs:cluster': clusterArn(region, clusterName(cluster)) },
    },
  ],
  run(input, region) {
    const cluster = requireCluster(region, input.cluster);
    const { family, startedBy, desiredStatus = 'RUNNING', launchType } = input;
    checkFilters(input);
    const service =
      input.serviceName && requireService(region, cluster.clusterName, input.serviceName).service;
    const candidates = service
      ? tasks(region).by('service', service.serviceArn)
      : tasks(region).by('cluster', cluster.clusterArn);
    const arns = candidates
      .filter((record) => isVisible(region, record))
      .map(({ task }) => task)
      .filter((task) => task.desiredStatus === desiredStatus)
      .filter((task) => !family || parseTaskDefinition(task.taskDefinitionArn).family === family)
      .filter((task) => startedBy === undefined || task.startedBy === startedBy)
      .filter((task) => !launchType || task.launchType === launchType)
      .map((task) => task.taskArn);
    const { items, ...token } = pageOf(arns, (arn) => arn, input);
    return { taskArns: items, ...token };
  },
});

// --- internal ---

/** Some filters stand alone: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html */
function checkFilters(input: ListTasksCommandInput): void {
  const { serviceName, family, startedBy, containerInstance } = input;
  const others = [family, startedBy, containerInstance].filter((each) => each !== undefined);
  // https://github.com/boto/boto3/issues/874
  if (serviceName !== undefined && others.length > 0) {
    throw invalidParameter('cannot specify serviceName with other arguments');
  }
  if (startedBy !== undefined && others.length > 1) {
    // https://github.com/aws/aws-sdk-go-v2/issues/1893
    throw invalidParameter('cannot specify startedBy with other arguments');
  }
  refuseMembers('a list of tasks', input, ['containerInstance', 'daemonName']);
}
