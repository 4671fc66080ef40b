import {
  DescribeScalingActivitiesCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  AllocateAddressCommand,
  CreateNatGatewayCommand,
  DescribeNatGatewaysCommand,
  DescribeSubnetsCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateLoadBalancerCommand,
  DescribeLoadBalancersCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
} from '@aws-sdk/client-iam';
import { CreateFunctionCommand, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import type { TimerKind } from '../../../src/local-aws/core/account.ts';
import type { Service } from '../../../src/local-aws/core/operation.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { LOCAL_SETTINGS } from '../../../src/engine/aws/clients.ts';
import { allClientsOf } from './open-all-services.ts';
import { web } from './ecs-fixtures.ts';

const WHY = 'The local AWS has a bug: x is not iterable';

/** An account in which timers of some kinds throw, once `breakTimers` has named them. */
async function openBreakable() {
  const broken = new Set<string>();
  const bugs: string[] = [];
  const aws = await LocalAws.open({
    store: memoryStore(),
    services: allServices.map((service) => breakable(service, broken)),
    onBug: (bug) => bugs.push((bug as Error).message),
  });
  const config = { region: 'us-east-1', requestHandler: inProcess(aws), ...LOCAL_SETTINGS };
  const pass = (seconds: number) => aws.advanceTo(aws.account.now + seconds * 1000);
  const clients = allClientsOf(config, pass);
  await clients.iam.send(
    new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }),
  );
  await pass(60);
  const { Subnets } = await clients.ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets!.map(({ SubnetId }) => SubnetId!);
  const awsvpcConfiguration = { subnets, assignPublicIp: 'ENABLED' as const };
  const onNetwork = {
    cluster: 'demo',
    taskDefinition: 'web',
    launchType: 'FARGATE' as const,
    networkConfiguration: { awsvpcConfiguration },
  };
  const { ecs } = clients;
  return {
    ...clients,
    aws,
    bugs,
    subnets,
    breakTimers: (...kinds: string[]) => kinds.forEach((kind) => broken.add(kind)),
    async makeCluster() {
      await ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
      await ecs.send(new RegisterTaskDefinitionCommand(web()));
    },
    async runTask() {
      const { tasks } = await ecs.send(new RunTaskCommand(onNetwork));
      return tasks![0]!.taskArn!;
    },
    makeService: () =>
      ecs.send(new CreateServiceCommand({ ...onNetwork, serviceName: 'web', desiredCount: 1 })),
  };
}

function breakable(service: Service, broken: ReadonlySet<string>): Service {
  const breaking = (kind: string, { run, fail }: TimerKind): TimerKind => ({
    run(subject, region) {
      if (broken.has(kind)) throw new TypeError('x is not iterable');
      run(subject, region);
    },
    fail,
  });
  const timers = Object.entries(service.timers ?? {});
  return {
    ...service,
    timers: Object.fromEntries(timers.map(([kind, own]) => [kind, breaking(kind, own)])),
  };
}

type Open = Awaited<ReturnType<typeof openBreakable>>;

/** The kind of a timer, what sets it, and what is shown of its owner when it threw. */
const OWNERS: [
  kind: string,
  begin: (open: Open) => Promise<() => Promise<unknown>>,
  shown: object,
][] = [
  [
    'cloudformation/stack',
    async ({ cloudformation }) => {
      const Resources = { Cluster: { Type: 'AWS::ECS::Cluster' } };
      await cloudformation.send(
        new CreateStackCommand({
          StackName: 'infra',
          TemplateBody: JSON.stringify({ Resources }),
          DisableRollback: true,
        }),
      );
      return async () => {
        const { Stacks } = await cloudformation.send(new DescribeStacksCommand({}));
        return Stacks![0];
      };
    },
    { StackStatus: 'CREATE_FAILED' },
  ],
  [
    'ecs/cluster',
    async ({ aws, ecs }) => {
      await aws.inject({ kind: 'cluster-provisioning' });
      const input = { clusterName: 'demo', capacityProviders: ['FARGATE'] };
      await ecs.send(new CreateClusterCommand(input));
      return async () => {
        const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['demo'] }));
        return clusters![0];
      };
    },
    { status: 'FAILED' },
  ],
  [
    'ecs/task',
    async ({ ecs, makeCluster, runTask }) => {
      await makeCluster();
      const arn = await runTask();
      return async () => {
        const { tasks } = await ecs.send(
          new DescribeTasksCommand({ cluster: 'demo', tasks: [arn] }),
        );
        return tasks![0];
      };
    },
    {
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: `InternalError: ${WHY}`,
      containers: [{ lastStatus: 'STOPPED' }],
    },
  ],
  [
    'ecs/service',
    async ({ ecs, makeCluster, makeService }) => {
      await makeCluster();
      await makeService();
      return async () => {
        const { services } = await ecs.send(
          new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }),
        );
        return services![0];
      };
    },
    {
      deployments: [{ rolloutState: 'FAILED', rolloutStateReason: WHY }],
      events: [{ message: `(service web) failed: ${WHY}` }],
    },
  ],
  [
    'lambda/function',
    async ({ iam, lambda, pass }) => {
      const Principal = { Service: 'lambda.amazonaws.com' };
      const Statement = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' };
      const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
      const made = await iam.send(
        new CreateRoleCommand({ RoleName: 'hello', AssumeRolePolicyDocument }),
      );
      await pass(60);
      await lambda.send(
        new CreateFunctionCommand({
          FunctionName: 'hello',
          PackageType: 'Image',
          Code: { ImageUri: '111122223333.dkr.ecr.us-east-1.amazonaws.com/hello:1' },
          Role: made.Role!.Arn,
        }),
      );
      return () => lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'hello' }));
    },
    { State: 'Failed', StateReason: WHY, StateReasonCode: 'InternalError' },
  ],
  [
    'elasticloadbalancing/load-balancer',
    async ({ elb, subnets }) => {
      const input = { Name: 'web', Subnets: subnets.slice(0, 2) };
      await elb.send(new CreateLoadBalancerCommand(input));
      return async () => {
        const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({}));
        return LoadBalancers![0];
      };
    },
    { State: { Code: 'failed', Reason: WHY } },
  ],
  [
    'ec2/nat-gateway',
    async ({ ec2, subnets }) => {
      const { AllocationId } = await ec2.send(new AllocateAddressCommand({}));
      await ec2.send(new CreateNatGatewayCommand({ SubnetId: subnets[0], AllocationId }));
      return async () => {
        const { NatGateways } = await ec2.send(new DescribeNatGatewaysCommand({}));
        return NatGateways![0];
      };
    },
    { State: 'failed', FailureCode: 'InternalError', FailureMessage: WHY },
  ],
  [
    'application-autoscaling/activity',
    async ({ scaling, makeCluster, makeService, pass }) => {
      await makeCluster();
      await makeService();
      await pass(300);
      const target = {
        ServiceNamespace: 'ecs',
        ResourceId: 'service/demo/web',
        ScalableDimension: 'ecs:service:DesiredCount',
      } as const;
      const bounds = { MinCapacity: 2, MaxCapacity: 4 };
      await scaling.send(new RegisterScalableTargetCommand({ ...target, ...bounds }));
      await scaling.send(
        new PutScalingPolicyCommand({
          ...target,
          PolicyName: 'cpu',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 50,
            PredefinedMetricSpecification: {
              PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
            },
          },
        }),
      );
      return async () => {
        const input = { ServiceNamespace: 'ecs' } as const;
        const { ScalingActivities } = await scaling.send(
          new DescribeScalingActivitiesCommand(input),
        );
        return ScalingActivities![0];
      };
    },
    { StatusCode: 'Failed', StatusMessage: WHY },
  ],
  [
    'iam/service-linked-role-deletion',
    async ({ iam }) => {
      const { DeletionTaskId } = await iam.send(
        new DeleteServiceLinkedRoleCommand({ RoleName: 'AWSServiceRoleForECS' }),
      );
      return () => iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
    },
    { Status: 'FAILED', Reason: { Reason: WHY } },
  ],
];

test.for(OWNERS)('a timer %s that throws fails its owner', async ([kind, begin, shown]) => {
  const open = await openBreakable();
  open.breakTimers(kind);
  const look = await begin(open);
  await open.pass(300);
  expect(await look()).toMatchObject(shown);
  expect(open.bugs[0]).toMatch(new RegExp(`^The timer ${kind} of .+ threw: x is not iterable$`));
  expect((await open.ec2.send(new DescribeSubnetsCommand({}))).Subnets!.length).toBeGreaterThan(0);
});

test('with every timer of every service broken, all of them answer', async () => {
  const open = await openBreakable();
  const kinds = allServices.flatMap(({ timers = {} }) => Object.keys(timers));
  open.breakTimers(...kinds);
  const looks: [string, () => Promise<unknown>][] = [];
  for (const [kind, begin] of OWNERS) {
    if (kind !== 'ecs/service' && kind !== 'ecs/cluster') looks.push([kind, await begin(open)]);
    await open.pass(60);
  }
  await open.pass(300);
  for (const [kind, look] of looks) expect(await look(), kind).toBeDefined();
  await open.pass(86_400);
  expect(open.aws.account.nextEvent).toBeUndefined();
});
