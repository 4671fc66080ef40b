import {
  AuthorizeSecurityGroupIngressCommand,
  DeleteTagsCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import { PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DeregisterTaskDefinitionCommand,
  ListTasksCommand,
  StopTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { AttachRolePolicyCommand, DetachRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DeleteListenerCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { shortName } from '../../src/engine/short-name.ts';
import type { LocalRun } from '../harness/local-run.ts';

/** A change that somebody makes in the console. It fails where there is nothing to change, which does no harm. */
export type HandEdit = (run: LocalRun) => Promise<unknown>;

const POLICY = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

/** The changes that readers have told of, each by what it does. */
export const HAND_EDITS: Readonly<Record<string, HandEdit>> = {
  async 'opens port 22 to everybody'(run) {
    const { GroupId } = await groupOf(run);
    const IpRanges = [{ CidrIp: '0.0.0.0/0' }];
    const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges }];
    await ec2(run).send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  },
  async 'closes every port'(run) {
    const { GroupId, IpPermissions } = await groupOf(run);
    await ec2(run).send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  },
  async 'loses the note of the inputs'(run) {
    const { GroupId } = await groupOf(run);
    await ec2(run).send(
      new DeleteTagsCommand({ Resources: [GroupId!], Tags: [{ Key: 'inputs' }] }),
    );
  },
  'keeps log lines for a day': ({ session: { clients, where } }) =>
    clients.logs.send(
      new PutRetentionPolicyCommand({ logGroupName: `/ecs/${where.name}`, retentionInDays: 1 }),
    ),
  'scales the service to nothing': ({
    session: {
      clients,
      where: { name },
    },
  }) =>
    clients.ecs.send(new UpdateServiceCommand({ cluster: name, service: name, desiredCount: 0 })),
  async 'stops a task'({
    session: {
      clients,
      where: { name: cluster },
    },
  }) {
    const { taskArns } = await clients.ecs.send(new ListTasksCommand({ cluster }));
    await clients.ecs.send(new StopTaskCommand({ cluster, task: taskArns![0] }));
  },
  'deregisters the revision': ({ session: { clients, where } }) =>
    clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: `${where.name}:1` })),
  'detaches the policy of the execution role': ({ session: { clients, where } }) =>
    clients.iam.send(
      new DetachRolePolicyCommand({ RoleName: `${where.name}-execution-role`, PolicyArn: POLICY }),
    ),
  'attaches a policy too many': ({ session: { clients, where } }) =>
    clients.iam.send(
      new AttachRolePolicyCommand({
        RoleName: `${where.name}-execution-role`,
        PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      }),
    ),
  async 'deletes the listener'({ session: { clients, where } }) {
    const Names = [shortName(where.name, 'lb')];
    const { LoadBalancers } = await clients.elbv2.send(new DescribeLoadBalancersCommand({ Names }));
    const { LoadBalancerArn } = LoadBalancers![0]!;
    const { Listeners } = await clients.elbv2.send(
      new DescribeListenersCommand({ LoadBalancerArn }),
    );
    const { ListenerArn } = Listeners![0]!;
    await clients.elbv2.send(new DeleteListenerCommand({ ListenerArn }));
  },
};

// --- internal ---

function ec2({ session }: LocalRun) {
  return session.clients.ec2;
}

/** The group of our network: not one of its name in another VPC. */
async function groupOf({ session: { clients, where } }: LocalRun): Promise<SecurityGroup> {
  const Filters = [
    { Name: 'group-name', Values: [where.name] },
    { Name: 'tag:run', Values: [where.name] },
  ];
  const { SecurityGroups } = await clients.ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  return SecurityGroups![0]!;
}
