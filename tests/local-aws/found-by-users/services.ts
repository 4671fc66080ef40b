import {
  DeleteServiceCommand,
  DescribeServicesCommand,
  ListTasksCommand,
  PutAccountSettingCommand,
  UpdateClusterSettingsCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { CreateSecurityGroupCommand, CreateVpcCommand } from '@aws-sdk/client-ec2';
import {
  DeleteListenerCommand,
  DeleteTargetGroupCommand,
  DescribeRulesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect } from 'vitest';
import { AttachRolePolicyCommand } from '@aws-sdk/client-iam';
import type { Found, World } from './found.ts';

const FORCE =
  'InvalidParameterException: When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.';
const NO_TASK_ROLE =
  "InvalidParameterException: The service couldn't be %s because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.";
const MANY = Array.from({ length: 101 }, (_each, index) => index.toString(16).padStart(32, '0'));
const SPOT = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];

/** A listener that forwards to a target group, and the service behind it. */
async function balanced(world: World) {
  const balancer = await world.makeLoadBalancer();
  const blue = await world.makeTargetGroup();
  const listener = await world.makeListener(balancer, blue);
  await world.pass(180);
  await world.registerContainer({ portMappings: [{ containerPort: 80 }] });
  return {
    blue,
    listener,
    loadBalancers: [{ targetGroupArn: blue, containerName: 'app', containerPort: 80 }],
  };
}

export const SERVICES: Found[] = [
  {
    what: 'DescribeServices of an unknown name',
    source:
      'aws-actions/amazon-ecs-deploy-task-definition#369, aws-actions/amazon-ecs-deploy-task-definition#544',
    sure: 'T',
    ask: async ({ ecs }) => {
      const asked = { cluster: 'c1', services: ['nope'] };
      return (await ecs.send(new DescribeServicesCommand(asked))).failures;
    },
    answer: [{ arn: 'arn:aws:ecs:us-east-1:111122223333:service/nope', reason: 'MISSING' }],
  },
  {
    // The report has a wrong value: the word in quotation marks is the member, and not what was given.
    what: 'PutAccountSetting with a wrong value',
    source: 'aws/aws-cli#3785, hashicorp/terraform-provider-aws#32114',
    sure: 'T',
    ask: ({ ecs }) =>
      ecs.send(new PutAccountSettingCommand({ name: 'taskLongArnFormat', value: 'ENABLED' })),
    answer: "InvalidParameterException: Invalid setting 'value'",
  },
  {
    what: 'PutAccountSetting with a wrong name',
    source: 'hashicorp/terraform-provider-aws#23342',
    sure: 'G',
    ask: ({ ecs }) =>
      ecs.send(new PutAccountSettingCommand({ name: 'nope' as never, value: 'enabled' })),
    answer: expect.stringMatching(
      /^InvalidParameterException: name should be one of \[\w+,/,
    ) as unknown,
  },
  {
    what: 'container insights of a value that is none',
    source: 'terraform-aws-modules/terraform-aws-ecs#264',
    sure: 'T',
    ask: ({ ecs }) =>
      ecs.send(
        new UpdateClusterSettingsCommand({
          cluster: 'c1',
          settings: [{ name: 'containerInsights', value: 'enhaced' }],
        }),
      ),
    answer: "InvalidParameterException: Invalid setting 'value'",
  },
  {
    what: 'a linear deployment without advancedConfiguration',
    source: 'terraform-aws-modules/terraform-aws-ecs#377',
    sure: 'T',
    ask: async (world) => {
      const { loadBalancers } = await balanced(world);
      const deploymentConfiguration = { strategy: 'LINEAR' as const };
      return world.create({ loadBalancers, deploymentConfiguration });
    },
    answer:
      'ClientException: advancedConfiguration field is required for all loadBalancers when using the linear deployment strategy',
  },
  ...(
    [
      ['SPOT to FARGATE', SPOT, [{ capacityProvider: 'FARGATE', weight: 1 }]],
      ['SPOT to none', SPOT, []],
      ['a launch type to a strategy', undefined, SPOT],
    ] as const
  ).map(([what, before, after]): Found => ({
    what: `SV1: the capacity provider changed without force: ${what}`,
    source: 'kayac/ecspresso#977, pipe-cd/pipecd#6385, aws/aws-cdk#34631',
    sure: 'T',
    ask: async ({ ecs, register, create }) => {
      await register();
      const given = before && { capacityProviderStrategy: [...before], launchType: undefined };
      await create(given ?? {});
      return ecs.send(
        new UpdateServiceCommand({
          cluster: 'c1',
          service: 'web',
          capacityProviderStrategy: [...after],
        }),
      );
    },
    answer: FORCE,
  })),
  {
    what: 'SV1: an empty strategy on a service with a launch type',
    source: 'kayac/ecspresso#977',
    sure: 'T',
    ask: async ({ ecs, register, create }) => {
      await register();
      await create();
      const asked = { cluster: 'c1', service: 'web', capacityProviderStrategy: [] };
      return ecs.send(new UpdateServiceCommand(asked));
    },
    answer: FORCE,
  },
  {
    what: 'SV1: with force an empty strategy is back to the launch type of Fargate',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html',
    sure: 'D',
    ask: async ({ ecs, register, create }) => {
      await register();
      await create({ capacityProviderStrategy: SPOT, launchType: undefined });
      const { service } = await ecs.send(
        new UpdateServiceCommand({
          cluster: 'c1',
          service: 'web',
          capacityProviderStrategy: [],
          forceNewDeployment: true,
        }),
      );
      return [service!.launchType, service!.capacityProviderStrategy];
    },
    answer: ['FARGATE', undefined],
  },
  {
    what: 'SV1: with force the deployment changes, too',
    source: 'kayac/ecspresso#977',
    sure: 'T',
    ask: async ({ ecs, register, create }) => {
      await register();
      await create({ capacityProviderStrategy: SPOT, launchType: undefined });
      const { service } = await ecs.send(
        new UpdateServiceCommand({
          cluster: 'c1',
          service: 'web',
          capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
          forceNewDeployment: true,
        }),
      );
      return service!.deployments!.map(
        (each) => each.capacityProviderStrategy![0]!.capacityProvider,
      );
    },
    answer: ['FARGATE', 'FARGATE_SPOT'],
  },
  {
    what: 'SV2: exec switched on without a task role',
    source: 'aws/aws-cli#6242, aws/aws-toolkit-jetbrains#3649, docker-archive/compose-cli#2120',
    sure: 'T',
    ask: async ({ ecs, register, create }) => {
      await register();
      await create();
      const asked = { cluster: 'c1', service: 'web', enableExecuteCommand: true };
      return ecs.send(new UpdateServiceCommand(asked));
    },
    answer: NO_TASK_ROLE.replace('%s', 'updated'),
  },
  {
    what: 'SV2: a service created with exec and without a task role',
    source: 'aws/aws-cli#6242',
    sure: 'G',
    ask: async ({ register, create }) => {
      await register();
      return create({ enableExecuteCommand: true });
    },
    answer: NO_TASK_ROLE.replace('%s', 'created'),
  },
  ...([100_000, 5001] as const).map((desiredCount): Found => ({
    what: `SV3: ${desiredCount} tasks`,
    source: 'aws/containers-roadmap#768',
    sure: 'T',
    ask: async ({ ecs, register, create }) => {
      await register();
      await create();
      return ecs.send(new UpdateServiceCommand({ cluster: 'c1', service: 'web', desiredCount }));
    },
    answer: 'InvalidParameterException: Desired count exceeds limit.',
  })),
  {
    what: 'SV7: the ARN of a service of another cluster',
    source: 'aws/aws-toolkit-vscode#2915, docker-archive/compose-cli#2086',
    sure: 'T',
    ask: async ({ ecs, register, create }) => {
      await register();
      const { service } = await create();
      return ecs.send(new DescribeServicesCommand({ services: [service!.serviceArn!] }));
    },
    answer:
      'InvalidParameterException: Invalid identifier: Identifier is for cluster c1. Your cluster is default',
  },
  {
    what: 'SV10: eleven services in one call',
    source: 'vertti/lazy-ecs#39, sil-org/ecs-deploy#266',
    sure: 'T',
    ask: ({ ecs }) => ecs.send(new DescribeServicesCommand({ services: MANY.slice(0, 11) })),
    answer: 'InvalidParameterException: service names can have at most 10 items.',
  },
  {
    what: 'SV11: a cluster with a space in its name',
    source: 'awslabs/amazon-ecs-nodejs-microservices#18',
    sure: 'T',
    ask: ({ ecs }) => ecs.send(new ListTasksCommand({ cluster: 'c1 ' })),
    answer: 'InvalidParameterException: Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was c1 ',
  },
  {
    what: 'SV11: the ARN of a task for a service',
    source: 'aws/aws-cli#6774',
    sure: 'T',
    ask: ({ ecs }) => {
      const serviceName = `arn:aws:ecs:us-east-1:111122223333:task/c1/${MANY[0]}`;
      return ecs.send(new ListTasksCommand({ cluster: 'c1', serviceName }));
    },
    answer: 'InvalidParameterException: Service Identifier is invalid',
  },
  {
    what: 'SV11: a task definition with a space in its name',
    source: 'aws/aws-sdk-js#1466',
    sure: 'T',
    ask: ({ create }) => create({ taskDefinition: 'my web' }),
    answer: 'ClientException: Family contains invalid characters.',
  },
  {
    what: 'SV13: a security group of another VPC',
    source: 'aws/aws-dotnet-deploy#735',
    sure: 'T',
    ask: async ({ ec2, register, create, subnets }) => {
      await register();
      const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
      const { GroupId } = await ec2.send(
        new CreateSecurityGroupCommand({ GroupName: 'b', Description: 'b', VpcId: Vpc!.VpcId! }),
      );
      try {
        return await create({
          networkConfiguration: {
            awsvpcConfiguration: { subnets, securityGroups: [GroupId!] },
          },
        });
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message.replace(GroupId!, 'sg-ID')}`;
      }
    },
    answer:
      'InvalidParameterException: Security group sg-ID does not appear to belong to the same VPC as the input subnets.',
  },
  {
    what: 'SV15: a daemon service without a desired count, which is not modelled',
    source: 'gruntwork-io/cloud-nuke#219',
    sure: 'T',
    ask: async ({ register, create, subnets }) => {
      await register({
        requiresCompatibilities: ['EC2'],
      });
      return create({
        schedulingStrategy: 'DAEMON',
        launchType: 'EC2',
        desiredCount: undefined,
        networkConfiguration: { awsvpcConfiguration: { subnets } },
      });
    },
    answer: 'NotImplemented: The local AWS does not model the scheduling strategy DAEMON.',
  },
  {
    what: 'SV16: the newer fields of the circuit breaker',
    source: 'go-to-k/cdk-real-drift#653, go-to-k/cdk-real-drift#1740',
    sure: 'T',
    ask: async ({ register, create }) => {
      await register();
      const { service } = await create();
      return service!.deploymentConfiguration!.deploymentCircuitBreaker;
    },
    answer: {
      enable: false,
      rollback: false,
      resetOnHealthyTask: true,
      thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
    },
  },
  {
    what: 'SV25: a role given to a service with a target group',
    source:
      'hashicorp/terraform-provider-aws#4657, aws/containers-roadmap#461, aws/amazon-ecs-cli#426',
    sure: 'T',
    ask: async (world) => {
      const { loadBalancers } = await balanced(world);
      return world.create({ role: 'exec', loadBalancers });
    },
    answer:
      'InvalidParameterException: You cannot specify an IAM role for services that require a service linked role.',
  },
  {
    what: 'SV25: a role given to a service without a load balancer',
    source: 'boto/boto3#461',
    sure: 'T',
    ask: async ({ register, create }) => {
      await register();
      return create({ role: 'exec' });
    },
    answer: 'InvalidParameterException: A role was passed, but no load balancers were present.',
  },
  {
    what: 'a service says that it is steady no later than what comes after',
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages.html',
    sure: 'D',
    ask: async ({ aws, ecs, register, create }) => {
      await register();
      await create();
      const asked = { cluster: 'c1', services: ['web'] };
      // To the millisecond in which it is steady: no further than something happens.
      for (;;) {
        const { services } = await ecs.send(new DescribeServicesCommand(asked));
        if (services![0]!.events!.some(({ message }) => message!.includes('steady state'))) break;
        await aws.sleep(600_000);
      }
      const { service } = await ecs.send(
        new UpdateServiceCommand({ cluster: 'c1', service: 'web', forceNewDeployment: true }),
      );
      const steady = service!.events![0]!;
      return [steady.message, steady.createdAt! <= service!.deployments![0]!.createdAt!];
    },
    answer: ['(service web) has reached a steady state.', true],
  },
  {
    what: 'LB5: a service whose target group is gone',
    source: 'ansible-collections/community.aws#220, aws/amazon-ecs-cli#1108',
    sure: 'T',
    ask: async (world) => {
      const { ecs, elb } = world;
      const { blue, listener, loadBalancers } = await balanced(world);
      await world.create({ desiredCount: 0, loadBalancers });
      await elb.send(new DeleteListenerCommand({ ListenerArn: listener }));
      await elb.send(new DeleteTargetGroupCommand({ TargetGroupArn: blue }));
      try {
        return await ecs.send(new DeleteServiceCommand({ cluster: 'c1', service: 'web' }));
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message.replace(blue, 'ARN')}`;
      }
    },
    answer: 'InvalidParameterException: The target group ARN does not exist.',
  },
  {
    what: 'BG1: the ARN of a listener given as a rule',
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html',
    sure: 'D',
    ask: async (world) => {
      const { loadBalancers, listener } = await balanced(world);
      const green = await world.makeTargetGroup('green');
      const roleArn = await world.makeRole('infrastructure', 'ecs.amazonaws.com');
      try {
        return await world.create({
          loadBalancers: [
            {
              ...loadBalancers[0],
              advancedConfiguration: {
                alternateTargetGroupArn: green,
                productionListenerRule: listener,
                roleArn,
              },
            },
          ],
          deploymentConfiguration: { strategy: 'BLUE_GREEN' },
        });
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message.replace(listener, 'ARN')}`;
      }
    },
    answer:
      'InvalidParameterException: productionListenerRule has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: ARN',
  },
  {
    what: 'BG3: the first blue/green deployment rewrites the rule',
    source: 'go-to-k/cdk-real-drift#1730',
    sure: 'T',
    ask: async (world) => {
      const { blue, loadBalancers, listener } = await balanced(world);
      const green = await world.makeTargetGroup('green');
      const roleArn = await world.makeRole('infrastructure', 'ecs.amazonaws.com');
      await world.iam.send(
        new AttachRolePolicyCommand({
          RoleName: 'infrastructure',
          PolicyArn: 'arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers',
        }),
      );
      const ruleOf = async () =>
        (await world.elb.send(new DescribeRulesCommand({ ListenerArn: listener }))).Rules![0]!;
      const rule = await ruleOf();
      await world.create({
        loadBalancers: [
          {
            ...loadBalancers[0],
            advancedConfiguration: {
              alternateTargetGroupArn: green,
              productionListenerRule: rule.RuleArn!,
              roleArn,
            },
          },
        ],
        deploymentConfiguration: { strategy: 'BLUE_GREEN' },
      });
      await world.pass(600);
      const [action] = (await ruleOf()).Actions!;
      return [
        action!.TargetGroupArn,
        Object.fromEntries(
          action!.ForwardConfig!.TargetGroups!.map(({ TargetGroupArn, Weight }) => [
            TargetGroupArn === blue ? 'blue' : 'green',
            Weight,
          ]),
        ),
      ];
    },
    // One reading of the report has it the other way round, green 100, after the first deployment of all.
    answer: [undefined, { blue: 100, green: 0 }],
  },
];
