import type { JournalEntry } from '../../../../src/local-aws/core/journal.ts';

export type Members = Record<string, unknown>;

/** A call by which somebody changes what another call has set. */
export interface Update {
  operation: string;
  /** The members of the call that say which thing is changed, by the call that has set it. */
  which: (set: { input: Members; output: Members }) => Members;
  /**
   * The names of the members that it can change: as the call has set them, and as this one calls them. `same` where both have one
   * name. Members that are required are sent with it as they were.
   */
  members: 'all others' | 'none: it takes away what was set' | Readonly<Record<string, string>>;
  /** All of these have to be sent at once. */
  required?: readonly string[];
  /** Calls that are made before it, where AWS has no call that changes the thing. */
  first?: (set: { input: Members; output: Members }) => { operation: string; input: Members };
}

/** The members that say which scalable target. */
const SCALED = ['ServiceNamespace', 'ResourceId', 'ScalableDimension'];

/**
 * The calls by which somebody changes by hand what a call has set, as the console or the AWS CLI make them; by AWS service and
 * operation, and not by step. An operation that is not here cannot be judged, which is an error.
 */
export const UPDATES: Readonly<Record<string, readonly Update[]>> = {
  'iam:CreateRole': [
    {
      operation: 'UpdateAssumeRolePolicy',
      which: ({ input: { RoleName } }) => ({ RoleName }),
      members: { AssumeRolePolicyDocument: 'PolicyDocument' },
    },
  ],
  'iam:AttachRolePolicy': [takesAway('DetachRolePolicy')],
  'logs:PutRetentionPolicy': [
    again('PutRetentionPolicy', 'logGroupName'),
    takesAway('DeleteRetentionPolicy', 'logGroupName'),
  ],
  'ecs:RegisterTaskDefinition': [again('RegisterTaskDefinition', 'family', 'tags')],
  'ecs:CreateCluster': [
    {
      operation: 'PutClusterCapacityProviders',
      which: ({ input: { clusterName } }) => ({ cluster: clusterName }),
      members: same('capacityProviders', 'defaultCapacityProviderStrategy'),
      required: ['capacityProviders', 'defaultCapacityProviderStrategy'],
    },
  ],
  'ecs:CreateService': [
    {
      operation: 'UpdateService',
      which: ({ input: { cluster, serviceName } }) => ({
        cluster,
        service: serviceName,
        forceNewDeployment: true,
      }),
      members: same(
        'taskDefinition',
        'desiredCount',
        'capacityProviderStrategy',
        'deploymentConfiguration',
        'networkConfiguration',
        'enableECSManagedTags',
        'propagateTags',
      ),
    },
  ],
  'ecs:UpdateService': [again('UpdateService', 'cluster', 'service')],
  'ec2:AuthorizeSecurityGroupIngress': [
    again('AuthorizeSecurityGroupIngress', 'GroupId'),
    takesAway('RevokeSecurityGroupIngress'),
  ],
  'budgets:CreateBudget': [
    {
      operation: 'UpdateBudget',
      which: ({ input: { AccountId } }) => ({ AccountId }),
      members: { Budget: 'NewBudget' },
    },
  ],
  'elasticloadbalancing:CreateTargetGroup': [
    {
      operation: 'ModifyTargetGroup',
      which: ({ output }) => ({
        TargetGroupArn: (output['TargetGroups'] as Members[])[0]!['TargetGroupArn'],
      }),
      members: same(
        'HealthCheckPath',
        'HealthCheckIntervalSeconds',
        'HealthCheckTimeoutSeconds',
        'HealthyThresholdCount',
        'UnhealthyThresholdCount',
        'Matcher',
      ),
    },
  ],
  'elasticloadbalancing:ModifyTargetGroupAttributes': [
    again('ModifyTargetGroupAttributes', 'TargetGroupArn'),
  ],
  'elasticloadbalancing:CreateLoadBalancer': [
    {
      operation: 'SetSecurityGroups',
      which: ({ output }) => ({
        LoadBalancerArn: (output['LoadBalancers'] as Members[])[0]!['LoadBalancerArn'],
      }),
      members: same('SecurityGroups'),
    },
  ],
  'elasticloadbalancing:SetSecurityGroups': [again('SetSecurityGroups', 'LoadBalancerArn')],
  'elasticloadbalancing:CreateListener': [
    {
      operation: 'ModifyListener',
      which: ({ output }) => ({
        ListenerArn: (output['Listeners'] as Members[])[0]!['ListenerArn'],
      }),
      members: same('Port', 'Protocol', 'DefaultActions'),
    },
  ],
  'application-autoscaling:RegisterScalableTarget': [again('RegisterScalableTarget', ...SCALED)],
  'application-autoscaling:PutScalingPolicy': [again('PutScalingPolicy', ...SCALED, 'PolicyName')],
  'application-autoscaling:PutScheduledAction': [
    again('PutScheduledAction', ...SCALED, 'ScheduledActionName'),
  ],
  'monitoring:PutMetricAlarm': [again('PutMetricAlarm', 'AlarmName')],
  'cloudformation:CreateStack': [
    {
      operation: 'UpdateStack',
      which: ({ input: { StackName } }) => ({ StackName }),
      members: same('TemplateBody'),
    },
  ],
  'cloudformation:UpdateStack': [again('UpdateStack', 'StackName', 'DisableRollback')],
  'lambda:CreateFunction': [
    {
      operation: 'UpdateFunctionConfiguration',
      which: ({ input: { FunctionName } }) => ({ FunctionName }),
      members: same('Role', 'Timeout', 'MemorySize', 'LoggingConfig'),
    },
    {
      operation: 'UpdateFunctionCode',
      which: ({ input: { FunctionName, Code } }) => ({ FunctionName, ...(Code as Members) }),
      members: same('Architectures', 'ImageUri'),
    },
  ],
  'lambda:CreateFunctionUrlConfig': [
    {
      ...again('CreateFunctionUrlConfig', 'FunctionName'),
      first: ({ input: { FunctionName } }) => ({
        operation: 'DeleteFunctionUrlConfig',
        input: { FunctionName },
      }),
    },
  ],
};

/** Calls that set nothing that anybody could change later, with the reason. */
export const UNCHANGEABLE: Readonly<Record<string, string>> = {
  'iam:CreateServiceLinkedRole': 'nobody but AWS changes a service-linked role',
  'logs:CreateLogGroup': 'a log group has no member but its name',
  'ec2:CreateSecurityGroup': 'a security group keeps its name and its description',
  'ecs:ContinueServiceDeployment': 'an answer is given once',
  'ecs:RunTask': 'a task that has begun is changed by nobody',
};

/** True for a call that writes only notes, in tags: losing these is a law of its own. */
export function isNote({ operation }: JournalEntry): boolean {
  return /^(Add|Create)Tags$|^TagResource$/.test(operation);
}

// --- internal ---

/** A call that is made once more with one member changed: it puts the thing as it says. */
function again(operation: string, ...names: string[]): Update {
  return { operation, which: ({ input }) => only(input, names), members: 'all others' };
}

/** A call that takes away what was set, named by these members, or by all that it was set with. */
function takesAway(operation: string, ...names: string[]): Update {
  return {
    operation,
    which: ({ input }) => (names.length > 0 ? only(input, names) : input),
    members: 'none: it takes away what was set',
  };
}

function only(input: Members, names: readonly string[]): Members {
  return Object.fromEntries(names.map((name) => [name, input[name]]));
}

function same(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
