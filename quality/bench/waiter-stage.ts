import { DescribeSubnetsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  GetServiceQuotaCommand,
  RequestServiceQuotaIncreaseCommand,
} from '@aws-sdk/client-service-quotas';
import { LOCAL_SETTINGS, makeClients } from '../../src/engine/aws/clients.ts';
import { services } from '../../src/engine/aws/index.ts';
import { TASK_DEFINITION } from './task-definition.ts';

/** The things that a program does with the service `web` of the cluster `demo`, and waits for. */
export interface WaiterStage {
  createService(): Promise<void>;
  deploy(): Promise<void>;
  /** Returns the ARNs of the tasks. */
  runTasks(): Promise<string[]>;
  deleteService(): Promise<void>;
}

/**
 * Prepares a fresh account as a program would that knows nothing of the server: it asks, and asks again when it is
 * refused or sees that what it wants is not there yet. Nothing moves the clock.
 */
export async function waiterStage(
  url: string,
  tasks: number,
  balanced: boolean,
): Promise<WaiterStage> {
  const { ecs, ec2, elbv2, quotas } = makeClients(services, {
    region: 'us-east-1',
    endpoint: url,
    ...LOCAL_SETTINGS,
  });
  await until(() => ecs.send(new CreateClusterCommand({ clusterName: 'demo' })));
  await ecs.send(new RegisterTaskDefinitionCommand(TASK_DEFINITION));
  const fargate = { ServiceCode: 'fargate', QuotaCode: 'L-3032A538' };
  // A deployment has twice the tasks at once, and tasks are run beside it.
  const DesiredValue = 2 * tasks;
  await quotas.send(
    new RequestServiceQuotaIncreaseCommand({ ...fargate, DesiredValue: 10 + DesiredValue }),
  );
  await until(async () => {
    const { Quota } = await quotas.send(new GetServiceQuotaCommand(fargate));
    if (Quota!.Value! < DesiredValue) throw new Error('the quota is not there yet');
  });
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets!.map(({ SubnetId }) => SubnetId!);
  const onNetwork = {
    cluster: 'demo',
    taskDefinition: 'web',
    launchType: 'FARGATE' as const,
    networkConfiguration: {
      awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' as const },
    },
  };
  const targetGroupArn = balanced ? await targetGroup() : undefined;
  return {
    async createService() {
      await ecs.send(
        new CreateServiceCommand({
          ...onNetwork,
          serviceName: 'web',
          desiredCount: tasks,
          ...(targetGroupArn !== undefined && {
            loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 80 }],
          }),
        }),
      );
    },
    async deploy() {
      const again = { cluster: 'demo', service: 'web', forceNewDeployment: true };
      await ecs.send(new UpdateServiceCommand(again));
    },
    async runTasks() {
      const count = Math.min(tasks, 10);
      const run = await ecs.send(new RunTaskCommand({ ...onNetwork, count }));
      return run.tasks!.map(({ taskArn }) => taskArn!);
    },
    async deleteService() {
      const input = { cluster: 'demo', service: 'web', force: true };
      await ecs.send(new DeleteServiceCommand(input));
    },
  };

  async function targetGroup(): Promise<string> {
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
    const { TargetGroups } = await elbv2.send(
      new CreateTargetGroupCommand({
        Name: 'web',
        TargetType: 'ip',
        Protocol: 'HTTP',
        Port: 80,
        VpcId: Vpcs![0]!.VpcId,
      }),
    );
    const { TargetGroupArn } = TargetGroups![0]!;
    const made = await elbv2.send(
      new CreateLoadBalancerCommand({ Name: 'web', Subnets: subnets.slice(0, 2) }),
    );
    await elbv2.send(
      new CreateListenerCommand({
        LoadBalancerArn: made.LoadBalancers![0]!.LoadBalancerArn,
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn }],
      }),
    );
    return TargetGroupArn!;
  }
}

// --- internal ---

/** Tries at once again, 25 times at most; rejects as the last try did. */
async function until(what: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await what();
      return;
    } catch (error) {
      if (tries === 25) throw error;
    }
  }
}
