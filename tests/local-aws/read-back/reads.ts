import { pick, type Asked, type Input, type Made } from './read-back.ts';
import { makeService } from './ecs.ts';

/** An account in which each read has something to find. */
export async function makeEverything(asked: Asked): Promise<Made> {
  const { call } = asked;
  const made = await makeService(asked, { desiredCount: 1 });
  await call('logs CreateLogGroup', { logGroupName: '/law' });
  await call('logs CreateLogStream', { logGroupName: '/law', logStreamName: 'one' });
  await call('cloudwatch PutMetricAlarm', {
    AlarmName: 'law',
    Namespace: 'Law',
    MetricName: 'Kept',
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    Threshold: 1,
    Statistic: 'Sum',
    Period: 60,
  });
  await call('budgets CreateBudget', {
    AccountId: ACCOUNT,
    Budget: {
      BudgetName: 'law',
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: '10', Unit: 'USD' },
    },
    NotificationsWithSubscribers: [
      {
        Notification: NOTIFICATION,
        Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'reader@example.com' }],
      },
    ],
  });
  const { serviceDeployments } = (await call('ecs ListServiceDeployments', {
    cluster: 'kept',
    service: 'web',
  })) as { serviceDeployments: { serviceArn: string }[] };
  const balancers = await call('elbv2 DescribeLoadBalancers');
  const role = await call('iam CreateRole', {
    RoleName: 'assumed',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' },
    }),
  });
  await asked.pass(60);
  const interfaces = await call('ec2 DescribeNetworkInterfaces');
  return {
    ...made,
    service: serviceDeployments[0]!.serviceArn,
    balancer: pick(balancers, 'LoadBalancers.0.LoadBalancerArn'),
    role: pick(role, 'Role.Arn'),
    interface: pick(interfaces, 'NetworkInterfaces.0.NetworkInterfaceId'),
  };
}

const ACCOUNT = '111122223333';
const NOTIFICATION = {
  NotificationType: 'ACTUAL',
  ComparisonOperator: 'GREATER_THAN',
  Threshold: 80,
};
const POLICY = 'arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers';
const TIMES = { StartTime: new Date('2026-01-02'), EndTime: new Date('2026-01-03') };

/**
 * A request of a read that is answered with something, by operation, where the members that it must have are not enough or
 * need values of their own.
 */
export function baseOf(what: string, made: Made): Input {
  const bases: Readonly<Record<string, Input>> = {
    'quotas GetServiceQuota': { ServiceCode: 'fargate', QuotaCode: 'L-3032A538' },
    'quotas GetAWSDefaultServiceQuota': { ServiceCode: 'fargate', QuotaCode: 'L-3032A538' },
    'quotas ListServiceQuotas': { ServiceCode: 'fargate' },
    'iam GetPolicyVersion': { PolicyArn: POLICY, VersionId: 'v1' },
    'iam GetPolicy': { PolicyArn: POLICY },
    'iam ListAttachedRolePolicies': { RoleName: 'infrastructure' },
    'iam ListRolePolicies': { RoleName: 'infrastructure' },
    'iam ListAttachedUserPolicies': { UserName: 'reader' },
    'iam ListUserPolicies': { UserName: 'reader' },
    'logs DescribeLogStreams': { logGroupName: '/law' },
    'logs GetLogEvents': { logGroupName: '/law', logStreamName: 'one' },
    'logs FilterLogEvents': { logGroupName: '/law' },
    'ec2 DescribeVpcAttribute': { VpcId: made['vpc'], Attribute: 'enableDnsSupport' },
    'ecs ListTasks': { cluster: 'kept' },
    'ecs ListServices': { cluster: 'kept' },
    'ecs ListServiceDeployments': { cluster: 'kept', service: 'web' },
    'elbv2 DescribeListeners': { LoadBalancerArn: made['balancer'] },
    'elbv2 DescribeRules': { RuleArns: [made['production']] },
    'elbv2 DescribeTargetHealth': { TargetGroupArn: made['blue'] },
    'cloudwatch GetMetricData': {
      ...TIMES,
      MetricDataQueries: [
        {
          Id: 'kept',
          MetricStat: {
            Metric: { Namespace: 'Law', MetricName: 'Kept' },
            Period: 60,
            Stat: 'Sum',
          },
        },
      ],
    },
    'cloudwatch GetMetricStatistics': {
      ...TIMES,
      Namespace: 'Law',
      MetricName: 'Kept',
      Period: 60,
      Statistics: ['Sum'],
    },
    'sts AssumeRole': { RoleArn: made['role'], RoleSessionName: 'law' },
    'iam SimulatePrincipalPolicy': {
      PolicySourceArn: made['role'],
      ActionNames: ['ecs:ListClusters'],
    },
    'ec2 DeleteNetworkInterface': { NetworkInterfaceId: made['interface'] },
    'budgets DescribeBudget': { AccountId: ACCOUNT, BudgetName: 'law' },
    'budgets DescribeBudgets': { AccountId: ACCOUNT },
    'budgets DescribeNotificationsForBudget': { AccountId: ACCOUNT, BudgetName: 'law' },
    'budgets DescribeSubscribersForNotification': {
      AccountId: ACCOUNT,
      BudgetName: 'law',
      Notification: NOTIFICATION,
    },
  };
  return bases[what] ?? {};
}

/** Values that AWS's model allows, where the first that comes to mind is none. */
export const VALUES: Readonly<Record<string, unknown>> = {
  AccountId: ACCOUNT,
  MasterRegion: 'ALL',
  PathPrefix: '/law/',
  PolicyArn: POLICY,
  PolicyArns: [{ arn: POLICY }],
  ResourceARN: 'arn:aws:application-autoscaling:us-east-1:111122223333:scalable-target/0',
  TokenCode: '123456',
  VersionId: 'v1',
  accountIdentifiers: [ACCOUNT],
};

/** Programs that would run are refused whole, with 501, whatever they are given. */
const NOTHING_RUNS = 'nothing runs, and that is said by name';

/** Members that a read need not look at, and why. */
export const NEVER_ASKED: Readonly<Record<string, string>> = {
  'ecs ExecuteCommand command': `${NOTHING_RUNS}: services/ecs-tasks.test.ts`,
  ...Object.fromEntries(
    ['LogType', 'ClientContext', 'DurableExecutionName', 'Payload', 'TenantId'].map((member) => [
      `lambda Invoke ${member}`,
      `${NOTHING_RUNS}: services/lambda.test.ts`,
    ]),
  ),
  'ec2 DeleteNetworkInterface DryRun':
    'is looked at once a request would succeed, and none does: services/ec2-network-interfaces.test.ts',
  'logs FilterLogEvents interleaved':
    'is ignored by AWS, which always mixes the streams: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html',
  'ec2 DescribeNetworkInterfaces IncludeManagedResources':
    'nothing here is a managed resource, so that none is hidden: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html',
  'cloudformation GetTemplate TemplateStage':
    'a template without a transform is the same in both stages, and transforms are not modelled: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html',
};
