import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  type CreateServiceCommandInput,
  type Service,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import {
  DescribeTargetHealthCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import type { ContainerRuntime } from '../../../src/local-aws/runtimes/container-runtime.ts';
import { sleep, web } from './ecs-fixtures.ts';
import { openElb } from './elb-fixtures.ts';

/** How long a target drains, in seconds. */
export const DRAINING = 20;

/** A local AWS with a cluster, and a load balancer whose listener forwards to a target group. */
export async function openBalanced(runtime?: ContainerRuntime) {
  const open = await openElb(runtime);
  const { aws, ecs, elb, iam, subnets } = open;
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  const balancer = await open.makeLoadBalancer();
  await sleep(aws, 180_000);
  await ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  const makeGroup = async (name: string) => {
    const arn = await open.makeTargetGroup(name, {
      HealthCheckIntervalSeconds: 10,
      UnhealthyThresholdCount: 2,
    });
    await elb.send(
      new ModifyTargetGroupAttributesCommand({
        TargetGroupArn: arn,
        Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(DRAINING) }],
      }),
    );
    return arn;
  };
  const blue = await makeGroup('blue');
  const listener = await open.makeListener(balancer, blue);
  return {
    ...open,
    balancer,
    blue,
    listener,
    makeGroup,
    network: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' as const } },
    register: (image = 'httpd:1', extra: object = {}) =>
      ecs.send(
        new RegisterTaskDefinitionCommand(
          web({
            cpu: '256',
            memory: '512',
            containerDefinitions: [
              { name: 'web', image, portMappings: [{ containerPort: 80 }], ...extra },
            ],
          }),
        ),
      ),
    create: (changes: Partial<CreateServiceCommandInput> = {}) =>
      ecs.send(
        new CreateServiceCommand({
          cluster: 'demo',
          serviceName: 'web',
          taskDefinition: 'web:1',
          desiredCount: 1,
          launchType: 'FARGATE',
          networkConfiguration: {
            awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' },
          },
          loadBalancers: [{ targetGroupArn: blue, containerName: 'web', containerPort: 80 }],
          ...changes,
        }),
      ),
    update: (changes: Partial<UpdateServiceCommandInput>) =>
      ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', ...changes })),
    async describe(): Promise<Service> {
      const { services } = await ecs.send(
        new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }),
      );
      return services![0]!;
    },
    /** The events, oldest first, with ids and ARNs left out. */
    async messages(): Promise<string[]> {
      const { events } = await this.describe();
      return events!.map(({ message }) => plain(message!)).reverse();
    },
    /** The states of the targets of a group. */
    async health(group = blue): Promise<string[]> {
      const { TargetHealthDescriptions } = await elb.send(
        new DescribeTargetHealthCommand({ TargetGroupArn: group }),
      );
      return TargetHealthDescriptions!.map(({ TargetHealth }) => TargetHealth!.State!).sort();
    },
  };
}

export type Balanced = Awaited<ReturnType<typeof openBalanced>>;

/** Polls until a condition holds, and lets time pass up to the next thing that happens in between. */
export async function until(
  { aws }: Pick<Balanced, 'aws'>,
  isSo: () => Promise<boolean>,
  milliseconds = 3_600_000,
): Promise<void> {
  const end = aws.account.now + milliseconds;
  while (!(await isSo())) {
    if (aws.account.now >= end) throw new Error('It never came to be.');
    await aws.sleep(end - aws.account.now);
  }
}

// --- internal ---

function plain(message: string): string {
  return message
    .replace(/^\(service web\) /, '')
    .replace(/arn:aws:elasticloadbalancing:[^ )]*targetgroup\/([^/]*)\/[0-9a-f]*/g, '$1')
    .replace(/[0-9a-f]{32}/g, 'ID')
    .replace(/ecs-svc\/\d+/g, 'ecs-svc/N');
}
