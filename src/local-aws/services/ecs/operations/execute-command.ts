import {
  ExecuteCommand$,
  TargetNotConnectedException$,
  type ExecuteCommandCommandInput,
  type ExecuteCommandCommandOutput,
} from '@aws-sdk/client-ecs';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { invalidParameter } from '../errors.ts';
import { notModelled } from '../../not-modelled.ts';
import { requireTask, taskArn } from '../tasks/tasks.ts';

/**
 * Refuses what AWS refuses. A command that AWS would run answers 501: no container runs here, or a real one, to which no session
 * of AWS Systems Manager leads.
 */
export const executeCommand = operation<ExecuteCommandCommandInput, ExecuteCommandCommandOutput>(
  ExecuteCommand$,
  {
    permissions({ cluster, task = '', container }, region) {
      const arn = clusterArn(region, clusterName(cluster));
      const context = {
        'ecs:cluster': arn,
        ...(container !== undefined && { 'ecs:container-name': container }),
      };
      return [arn, taskArn(region, clusterName(cluster), task)].map((resource) => ({
        action: 'ecs:ExecuteCommand',
        resource,
        context,
      }));
    },
    run({ cluster: reference, task = '', container, interactive }, region) {
      const cluster = requireCluster(region, reference);
      const record = requireTask(region, cluster.clusterName, task);
      // https://github.com/boto/boto3/issues/2822
      if (!interactive) throw invalidParameter('Interactive is the only mode supported currently.');
      const { containers, lastStatus } = record.task;
      if (container === undefined && containers.length > 1) {
        // A guess.
        throw invalidParameter(
          'Container name must be specified for a task with several containers.',
        );
      }
      const target = containers.find(({ name }) => name === (container ?? containers[0]?.name));
      // A guess.
      if (!target) throw invalidParameter(`The container ${container} is not in the task.`);
      if (lastStatus !== 'RUNNING' || target.lastStatus !== 'RUNNING') {
        // https://github.com/aws-containers/amazon-ecs-exec-checker/issues/43
        throw awsError(
          TargetNotConnectedException$,
          'The execute command failed due to an internal error. Try again later.',
        );
      }
      const agent = target.managedAgents?.find(({ name }) => name === 'ExecuteCommandAgent');
      if (agent?.lastStatus !== 'RUNNING') {
        // https://github.com/fabfuel/ecs-deploy/issues/193
        throw invalidParameter(
          'The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.',
        );
      }
      throw notModelled('the sessions of Session Manager, one of which AWS opens in the container');
    },
  },
);
