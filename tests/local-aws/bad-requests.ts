import { CreateLogGroupCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DescribeTaskDefinitionCommand,
  PutClusterCapacityProvidersCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  UpdateServiceCommand,
  type ContainerDefinition,
  type CreateServiceCommandInput,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteRoleCommand,
  GetRoleCommand,
} from '@aws-sdk/client-iam';
import type { Clients } from '../../src/engine/aws/index.ts';
import { web } from './services/ecs-fixtures.ts';

/** A request that AWS refuses, made on an account in which everything that it needs is there. */
export interface BadRequest {
  what: string;
  /** The name of the error in the SDK. */
  refusedWith: string;
  send(clients: Clients, world: World): Promise<unknown>;
}

/** The account before a bad request: a cluster `demo`, a task definition `web`, a role, the default subnets. */
export interface World {
  subnets: string[];
}

/** Makes what the bad requests build on. `pass` lets seconds pass where that means something. */
export async function prepare(
  { ecs, ec2, iam }: Clients,
  pass: (seconds: number) => Promise<unknown>,
): Promise<World> {
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'task', AssumeRolePolicyDocument: TRUST }));
  await pass(60);
  await ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  return { subnets: Subnets!.map(({ SubnetId }) => SubnetId!) };
}

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});

const LOG_OPTIONS = {
  'awslogs-group': '/ecs/web',
  'awslogs-region': 'us-east-1',
  'awslogs-stream-prefix': 'web',
};

const container: ContainerDefinition = { name: 'web', image: 'httpd', essential: true };

function definition(
  what: string,
  changes: Partial<RegisterTaskDefinitionCommandInput>,
  refusedWith = 'ClientException',
): BadRequest {
  return {
    what: `a task definition with ${what}`,
    refusedWith,
    send: ({ ecs }) => ecs.send(new RegisterTaskDefinitionCommand(web(changes))),
  };
}

/** The fifteen of the comparison of emulators, each with the code that AWS documents or that transcripts show. */
const TASK_DEFINITIONS: BadRequest[] = [
  definition('CPU and memory that do not go together', { cpu: '256', memory: '4096' }),
  definition('a CPU size that Fargate lacks', { cpu: '300' }),
  definition('neither CPU nor memory', { cpu: undefined, memory: undefined }),
  definition('bridge networking', { networkMode: 'bridge' }),
  definition('awslogs and no execution role', {
    containerDefinitions: [
      { ...container, logConfiguration: { logDriver: 'awslogs', options: LOG_OPTIONS } },
    ],
  }),
  definition('a family with blanks', { family: 'my web' }),
  definition('no containers', { containerDefinitions: [] }),
  definition('a container without an image', { containerDefinitions: [{ name: 'web' }] }),
  definition('a container larger than the task', {
    containerDefinitions: [{ ...container, memory: 8192 }],
  }),
  definition('no essential container', {
    containerDefinitions: [{ ...container, essential: false }],
  }),
  definition('two containers of one name', { containerDefinitions: [container, container] }),
  definition('a dependency on nothing', {
    containerDefinitions: [
      { ...container, dependsOn: [{ containerName: 'ghost', condition: 'START' }] },
    ],
  }),
  definition('no family', { family: undefined }),
  definition('a network mode that is none', { networkMode: 'bogus' as 'awsvpc' }),
  definition('a host port that is not the container port', {
    containerDefinitions: [{ ...container, portMappings: [{ containerPort: 80, hostPort: 8080 }] }],
  }),
];

function service(
  what: string,
  refusedWith: string,
  changes: (world: World) => Partial<CreateServiceCommandInput>,
): BadRequest {
  return {
    what: `a service with ${what}`,
    refusedWith,
    send: ({ ecs }, world) =>
      ecs.send(new CreateServiceCommand({ ...goodService(world), ...changes(world) })),
  };
}

function goodService({ subnets }: World): CreateServiceCommandInput {
  return {
    cluster: 'demo',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } },
  };
}

const OTHERS: BadRequest[] = [
  {
    what: 'a service-linked role that is there',
    refusedWith: 'InvalidInputException',
    send: ({ iam }) =>
      iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' })),
  },
  {
    what: 'a role with a policy that is no JSON',
    refusedWith: 'MalformedPolicyDocumentException',
    send: ({ iam }) =>
      iam.send(new CreateRoleCommand({ RoleName: 'bad', AssumeRolePolicyDocument: '{oops' })),
  },
  {
    what: 'a role that is there',
    refusedWith: 'EntityAlreadyExistsException',
    send: ({ iam }) =>
      iam.send(new CreateRoleCommand({ RoleName: 'task', AssumeRolePolicyDocument: TRUST })),
  },
  {
    what: 'a look at a role that is not there',
    refusedWith: 'NoSuchEntityException',
    send: ({ iam }) => iam.send(new GetRoleCommand({ RoleName: 'nobody' })),
  },
  {
    what: 'a policy attached that is not there',
    refusedWith: 'NoSuchEntityException',
    send: ({ iam }) =>
      iam.send(
        new AttachRolePolicyCommand({
          RoleName: 'task',
          PolicyArn: 'arn:aws:iam::aws:policy/service-role/NoSuchPolicy',
        }),
      ),
  },
  {
    what: 'a role deleted with its policy attached',
    refusedWith: 'DeleteConflictException',
    async send({ iam }) {
      const PolicyArn = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';
      await iam.send(new AttachRolePolicyCommand({ RoleName: 'task', PolicyArn }));
      return iam.send(new DeleteRoleCommand({ RoleName: 'task' }));
    },
  },
  {
    what: 'a log group that is there',
    refusedWith: 'ResourceAlreadyExistsException',
    async send({ logs }) {
      await logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }));
      return logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }));
    },
  },
  {
    what: 'a retention of eight days',
    refusedWith: 'InvalidParameterException',
    async send({ logs }) {
      await logs.send(new CreateLogGroupCommand({ logGroupName: '/a' }));
      return logs.send(new PutRetentionPolicyCommand({ logGroupName: '/a', retentionInDays: 8 }));
    },
  },
  service('a cluster that is not there', 'ClusterNotFoundException', () => ({ cluster: 'none' })),
  service('an unknown task definition', 'ClientException', () => ({ taskDefinition: 'ghost' })),
  service('no network configuration', 'InvalidParameterException', () => ({
    networkConfiguration: undefined,
  })),
  service('an unknown subnet', 'InvalidParameterException', () => ({
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0123456789abcdef0'] } },
  })),
  service('a launch type and a strategy', 'InvalidParameterException', () => ({
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
  })),
  {
    what: 'another service of the same name',
    refusedWith: 'InvalidParameterException',
    async send({ ecs }, world) {
      await ecs.send(new CreateServiceCommand(goodService(world)));
      return ecs.send(new CreateServiceCommand({ ...goodService(world), desiredCount: 2 }));
    },
  },
  {
    what: 'a capacity provider that is not there',
    refusedWith: 'InvalidParameterException',
    send: ({ ecs }) =>
      ecs.send(
        new PutClusterCapacityProvidersCommand({
          cluster: 'demo',
          capacityProviders: ['GHOST'],
          defaultCapacityProviderStrategy: [],
        }),
      ),
  },
  {
    what: 'a cluster deleted with a service in it',
    refusedWith: 'ClusterContainsServicesException',
    async send({ ecs }, world) {
      await ecs.send(new CreateServiceCommand(goodService(world)));
      return ecs.send(new DeleteClusterCommand({ cluster: 'demo' }));
    },
  },
  {
    what: 'a service deleted while it wants tasks',
    refusedWith: 'InvalidParameterException',
    async send({ ecs }, world) {
      await ecs.send(new CreateServiceCommand(goodService(world)));
      return ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web' }));
    },
  },
  {
    what: 'a change to a service that is not there',
    refusedWith: 'ServiceNotFoundException',
    send: ({ ecs }) =>
      ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'none', desiredCount: 2 })),
  },
  {
    what: 'a look at a task definition that is not there',
    refusedWith: 'ClientException',
    send: ({ ecs }) => ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'ghost' })),
  },
  {
    what: 'a task without a network',
    refusedWith: 'InvalidParameterException',
    send: ({ ecs }) =>
      ecs.send(
        new RunTaskCommand({ cluster: 'demo', taskDefinition: 'web', launchType: 'FARGATE' }),
      ),
  },
  {
    what: 'a stop of a task that is not there',
    refusedWith: 'InvalidParameterException',
    send: ({ ecs }) =>
      ecs.send(new StopTaskCommand({ cluster: 'demo', task: '0123456789abcdef0123456789abcdef' })),
  },
  {
    what: 'a security group of a name that is taken',
    refusedWith: 'InvalidGroup.Duplicate',
    async send({ ec2 }) {
      await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'a', Description: 'b' }));
      return ec2.send(new CreateSecurityGroupCommand({ GroupName: 'a', Description: 'b' }));
    },
  },
  {
    what: 'a rule that is there',
    refusedWith: 'InvalidPermission.Duplicate',
    async send({ ec2 }) {
      const group = new CreateSecurityGroupCommand({ GroupName: 'a', Description: 'b' });
      const { GroupId } = await ec2.send(group);
      const rule = {
        GroupId,
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
        ],
      };
      await ec2.send(new AuthorizeSecurityGroupIngressCommand(rule));
      return ec2.send(new AuthorizeSecurityGroupIngressCommand(rule));
    },
  },
  {
    what: 'a look at a security group that is not there',
    refusedWith: 'InvalidGroup.NotFound',
    send: ({ ec2 }) =>
      ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: ['sg-0123456789abcdef0'] })),
  },
  {
    what: 'a look at a subnet that is not there',
    refusedWith: 'InvalidSubnetID.NotFound',
    send: ({ ec2 }) =>
      ec2.send(new DescribeSubnetsCommand({ SubnetIds: ['subnet-0123456789abcdef0'] })),
  },
  {
    what: 'the default security group deleted',
    refusedWith: 'CannotDelete',
    async send({ ec2 }) {
      const filter = { Name: 'group-name', Values: ['default'] };
      const { SecurityGroups } = await ec2.send(
        new DescribeSecurityGroupsCommand({ Filters: [filter] }),
      );
      const { GroupId } = SecurityGroups![0]!;
      return ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    },
  },
];

/** Every one, the task definitions first. */
export const BAD_REQUESTS: readonly BadRequest[] = [...TASK_DEFINITIONS, ...OTHERS];
