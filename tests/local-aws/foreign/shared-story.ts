import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  TagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { web } from '../services/ecs-fixtures.ts';
import type { AllClients } from '../services/open-all-services.ts';

/** The resources of earlier requests of the story, for later ones to refer to. */
export interface Props {
  subnets: string[];
  group: string;
  balancer: string;
  targetGroup: string;
}

/** One request, which AWS grants. */
export type Scene = readonly [
  name: string,
  send: (clients: AllClients, props: Props) => Promise<object>,
];

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

const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});

const EXECUTION = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';
const SERVICE = { cluster: 'story', service: 'web' };
const SCALED = {
  ServiceNamespace: 'ecs' as const,
  ResourceId: 'service/story/web',
  ScalableDimension: 'ecs:service:DesiredCount' as const,
};
const TEMPLATE = JSON.stringify({
  Resources: {
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'stacked' } },
  },
});

/** Requests that both serve, in the order in which a user makes them, on one account. */
export const SHARED_STORY: readonly Scene[] = [
  ['sts GetCallerIdentity', ({ sts }) => sts.send(new GetCallerIdentityCommand({}))],
  [
    'iam CreateServiceLinkedRole',
    ({ iam }) =>
      iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' })),
  ],
  [
    'iam CreateRole',
    ({ iam }) =>
      iam.send(
        new CreateRoleCommand({
          RoleName: 'execution',
          AssumeRolePolicyDocument: TRUST,
          Tags: [{ Key: 'project', Value: 'story' }],
        }),
      ),
  ],
  ['iam GetRole', ({ iam }) => iam.send(new GetRoleCommand({ RoleName: 'execution' }))],
  ['iam ListRoleTags', ({ iam }) => iam.send(new ListRoleTagsCommand({ RoleName: 'execution' }))],
  [
    'iam AttachRolePolicy',
    ({ iam }) =>
      iam.send(new AttachRolePolicyCommand({ RoleName: 'execution', PolicyArn: EXECUTION })),
  ],
  [
    'iam ListAttachedRolePolicies',
    ({ iam }) => iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'execution' })),
  ],
  [
    'iam PutRolePolicy',
    ({ iam }) =>
      iam.send(
        new PutRolePolicyCommand({
          RoleName: 'execution',
          PolicyName: 'read',
          PolicyDocument: POLICY,
        }),
      ),
  ],
  [
    'iam GetRolePolicy',
    ({ iam }) => iam.send(new GetRolePolicyCommand({ RoleName: 'execution', PolicyName: 'read' })),
  ],
  ['ec2 DescribeVpcs', ({ ec2 }) => ec2.send(new DescribeVpcsCommand({}))],
  [
    'ec2 DescribeSubnets',
    async ({ ec2 }, props) => {
      const output = await ec2.send(new DescribeSubnetsCommand({}));
      props.subnets = output.Subnets!.map(({ SubnetId }) => SubnetId!);
      return output;
    },
  ],
  ['ec2 DescribeRouteTables', ({ ec2 }) => ec2.send(new DescribeRouteTablesCommand({}))],
  ['ec2 DescribeInternetGateways', ({ ec2 }) => ec2.send(new DescribeInternetGatewaysCommand({}))],
  [
    'ec2 CreateSecurityGroup',
    async ({ ec2 }, props) => {
      const output = await ec2.send(
        new CreateSecurityGroupCommand({ GroupName: 'story', Description: 'of the story' }),
      );
      props.group = output.GroupId!;
      return output;
    },
  ],
  [
    'ec2 AuthorizeSecurityGroupIngress',
    ({ ec2 }, { group }) =>
      ec2.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId: group,
          IpPermissions: [
            { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
          ],
        }),
      ),
  ],
  [
    'ec2 DescribeSecurityGroups',
    ({ ec2 }, { group }) => ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [group] })),
  ],
  [
    'ec2 DescribeSecurityGroupRules',
    ({ ec2 }, { group }) =>
      ec2.send(
        new DescribeSecurityGroupRulesCommand({
          Filters: [{ Name: 'group-id', Values: [group] }],
        }),
      ),
  ],
  [
    'logs CreateLogGroup',
    ({ logs }) =>
      logs.send(new CreateLogGroupCommand({ logGroupName: '/story', tags: { project: 'story' } })),
  ],
  [
    'logs PutRetentionPolicy',
    ({ logs }) =>
      logs.send(new PutRetentionPolicyCommand({ logGroupName: '/story', retentionInDays: 7 })),
  ],
  ['logs DescribeLogGroups', ({ logs }) => logs.send(new DescribeLogGroupsCommand({}))],
  [
    'logs ListTagsForResource',
    async ({ logs }) => {
      const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
      const resourceArn = logGroups![0]!.arn!.replace(/:\*$/, '');
      return logs.send(new ListTagsForResourceCommand({ resourceArn }));
    },
  ],
  [
    'logs CreateLogStream',
    ({ logs }) =>
      logs.send(new CreateLogStreamCommand({ logGroupName: '/story', logStreamName: 'one' })),
  ],
  [
    'logs PutLogEvents',
    async ({ logs }) => {
      const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
      return logs.send(
        new PutLogEventsCommand({
          logGroupName: '/story',
          logStreamName: 'one',
          // The account's own time, whatever it is.
          logEvents: [{ timestamp: logGroups![0]!.creationTime!, message: 'hello' }],
        }),
      );
    },
  ],
  [
    'logs GetLogEvents',
    async ({ logs }) => {
      const { events } = await logs.send(
        new GetLogEventsCommand({ logGroupName: '/story', logStreamName: 'one' }),
      );
      return { events: events!.map(({ message }) => ({ message })) };
    },
  ],
  [
    'logs DescribeLogStreams',
    async ({ logs }) => {
      const output = await logs.send(new DescribeLogStreamsCommand({ logGroupName: '/story' }));
      return { logStreams: output.logStreams!.map(({ logStreamName }) => ({ logStreamName })) };
    },
  ],
  [
    'ecs CreateCluster',
    async ({ ecs, pass }) => {
      // The service-linked role has to be known everywhere.
      await pass(60);
      return ecs.send(
        new CreateClusterCommand({
          clusterName: 'story',
          tags: [{ key: 'project', value: 'story' }],
        }),
      );
    },
  ],
  [
    'ecs DescribeClusters',
    ({ ecs }) =>
      ecs.send(new DescribeClustersCommand({ clusters: ['story', 'ghost'], include: ['TAGS'] })),
  ],
  ['ecs ListClusters', ({ ecs }) => ecs.send(new ListClustersCommand({}))],
  ['ecs RegisterTaskDefinition', ({ ecs }) => ecs.send(new RegisterTaskDefinitionCommand(web()))],
  [
    'ecs DescribeTaskDefinition',
    ({ ecs }) => ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'web' })),
  ],
  ['ecs ListTaskDefinitions', ({ ecs }) => ecs.send(new ListTaskDefinitionsCommand({}))],
  [
    'ecs CreateService',
    ({ ecs }, { subnets, group }) =>
      ecs.send(
        new CreateServiceCommand({
          cluster: 'story',
          serviceName: 'web',
          taskDefinition: 'web',
          desiredCount: 1,
          launchType: 'FARGATE',
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets,
              securityGroups: [group],
              assignPublicIp: 'ENABLED',
            },
          },
        }),
      ),
  ],
  [
    'ecs DescribeServices, once it has settled',
    async ({ ecs, pass }) => {
      await pass(900);
      return ecs.send(
        new DescribeServicesCommand({ cluster: 'story', services: ['web', 'ghost'] }),
      );
    },
  ],
  ['ecs ListServices', ({ ecs }) => ecs.send(new ListServicesCommand({ cluster: 'story' }))],
  ['ecs ListTasks', ({ ecs }) => ecs.send(new ListTasksCommand({ cluster: 'story' }))],
  [
    'ecs TagResource',
    async ({ ecs }) => {
      const { clusterArns } = await ecs.send(new ListClustersCommand({}));
      const tags = [{ key: 'more', value: 'yes' }];
      return ecs.send(new TagResourceCommand({ resourceArn: clusterArns![0], tags }));
    },
  ],
  [
    'ecs UpdateService',
    ({ ecs }) => ecs.send(new UpdateServiceCommand({ ...SERVICE, forceNewDeployment: true })),
  ],
  [
    'elasticloadbalancing CreateLoadBalancer',
    async ({ elb }, props) => {
      const output = await elb.send(
        new CreateLoadBalancerCommand({
          Name: 'story',
          Subnets: props.subnets.slice(0, 2),
          SecurityGroups: [props.group],
        }),
      );
      props.balancer = output.LoadBalancers![0]!.LoadBalancerArn!;
      return output;
    },
  ],
  [
    'elasticloadbalancing CreateTargetGroup',
    async ({ elb, ec2 }, props) => {
      const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
      const output = await elb.send(
        new CreateTargetGroupCommand({
          Name: 'story',
          Protocol: 'HTTP',
          Port: 80,
          VpcId: Vpcs![0]!.VpcId,
          TargetType: 'ip',
        }),
      );
      props.targetGroup = output.TargetGroups![0]!.TargetGroupArn!;
      return output;
    },
  ],
  [
    'elasticloadbalancing CreateListener',
    ({ elb }, { balancer, targetGroup }) =>
      elb.send(
        new CreateListenerCommand({
          LoadBalancerArn: balancer,
          Protocol: 'HTTP',
          Port: 80,
          DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroup }],
        }),
      ),
  ],
  [
    'elasticloadbalancing DescribeLoadBalancers, once it has settled',
    async ({ elb, pass }) => {
      await pass(900);
      // moto's becomes active when it is looked at.
      await elb.send(new DescribeLoadBalancersCommand({}));
      return elb.send(new DescribeLoadBalancersCommand({}));
    },
  ],
  [
    'elasticloadbalancing DescribeTargetGroups',
    ({ elb }) => elb.send(new DescribeTargetGroupsCommand({})),
  ],
  [
    'elasticloadbalancing DescribeListeners',
    ({ elb }, { balancer }) =>
      elb.send(new DescribeListenersCommand({ LoadBalancerArn: balancer })),
  ],
  [
    'elasticloadbalancing DescribeTargetHealth',
    ({ elb }, { targetGroup }) =>
      elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroup })),
  ],
  [
    'application-autoscaling RegisterScalableTarget',
    ({ scaling }) =>
      scaling.send(
        new RegisterScalableTargetCommand({ ...SCALED, MinCapacity: 1, MaxCapacity: 4 }),
      ),
  ],
  [
    'application-autoscaling DescribeScalableTargets',
    ({ scaling }) => scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' })),
  ],
  [
    'application-autoscaling PutScalingPolicy',
    ({ scaling }) =>
      scaling.send(
        new PutScalingPolicyCommand({
          ...SCALED,
          PolicyName: 'cpu',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 50,
            PredefinedMetricSpecification: {
              PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
            },
          },
        }),
      ),
  ],
  [
    'application-autoscaling DescribeScalingPolicies',
    ({ scaling }) => scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs' })),
  ],
  [
    'monitoring PutMetricAlarm',
    ({ cloudwatch }) =>
      cloudwatch.send(
        new PutMetricAlarmCommand({
          AlarmName: 'story',
          Namespace: 'Story',
          MetricName: 'pages',
          Statistic: 'Average',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'GreaterThanThreshold',
        }),
      ),
  ],
  [
    'monitoring SetAlarmState',
    ({ cloudwatch }) =>
      cloudwatch.send(
        new SetAlarmStateCommand({
          AlarmName: 'story',
          StateValue: 'ALARM',
          StateReason: 'a test',
        }),
      ),
  ],
  [
    'monitoring DescribeAlarms',
    ({ cloudwatch }) => cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ['story'] })),
  ],
  [
    'monitoring DeleteAlarms',
    ({ cloudwatch }) => cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ['story'] })),
  ],
  [
    'cloudformation CreateStack',
    ({ cloudformation }) =>
      cloudformation.send(new CreateStackCommand({ StackName: 'story', TemplateBody: TEMPLATE })),
  ],
  [
    'cloudformation DescribeStacks, once it has settled',
    async ({ cloudformation, pass }) => {
      await pass(900);
      return cloudformation.send(new DescribeStacksCommand({ StackName: 'story' }));
    },
  ],
  [
    'cloudformation DescribeStackResources',
    ({ cloudformation }) =>
      cloudformation.send(new DescribeStackResourcesCommand({ StackName: 'story' })),
  ],
  [
    'ecs DeleteService',
    ({ ecs }) => ecs.send(new DeleteServiceCommand({ ...SERVICE, force: true })),
  ],
  [
    'ecs DescribeServices, of a service that was deleted',
    async ({ ecs, pass }) => {
      await pass(900);
      return ecs.send(new DescribeServicesCommand({ cluster: 'story', services: ['web'] }));
    },
  ],
  [
    'ecs DeregisterTaskDefinition',
    ({ ecs }) => ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' })),
  ],
  ['ecs DeleteCluster', ({ ecs }) => ecs.send(new DeleteClusterCommand({ cluster: 'story' }))],
  [
    'logs DeleteLogGroup',
    ({ logs }) => logs.send(new DeleteLogGroupCommand({ logGroupName: '/story' })),
  ],
  [
    'iam DetachRolePolicy',
    ({ iam }) =>
      iam.send(new DetachRolePolicyCommand({ RoleName: 'execution', PolicyArn: EXECUTION })),
  ],
  [
    'iam DeleteRole, with its inline policy',
    ({ iam }) => iam.send(new DeleteRoleCommand({ RoleName: 'execution' })),
  ],
  [
    'ec2 DeleteSecurityGroup, in use by the load balancer',
    ({ ec2 }, { group }) => ec2.send(new DeleteSecurityGroupCommand({ GroupId: group })),
  ],
];
