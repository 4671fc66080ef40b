/**
 * The actions of IAM that the prose of a page names, and what it says of each: the words of the line around it, which is the
 * `#`. That there is such an action is known from the SDK and the recordings; here stands which of them a sentence means.
 */
export const ACTIONS: Readonly<Record<string, RegExp>> = {
  'ec2:CreateTags': /# on a group that exists/,
  'ec2:RevokeSecurityGroupIngress': /^#, and .* open the door to another range/,
  'ecs:CreateService': /conditions of .* and #/,
  'ecs:DeregisterTaskDefinition': /# (is allowed on every|cannot be limited to a) task definition/,
  'ecs:DescribeClusters': /# for the audit/,
  'ecs:DescribeServices': /`ecs:ListServices`, #, /,
  'ecs:DescribeTasks': /`ecs:ListTasks` and # (as well for the programs|for saying why a task)/,
  'ecs:ListServices': /for the audit, and #/,
  'ecs:ListTasks': /#( and `ecs:DescribeTasks`) (as well for the programs|for saying why a task)/,
  'ecs:RegisterTaskDefinition': /conditions of #/,
  'ecs:RunTask': /conditions of .*, # and/,
  'ecs:TagResource': /# (when something is tagged|is a permission without a call)/,
  'ecs:UpdateService': /# is there for a service that exists/,
  'iam:CreateRole': /`AccessDenied`\*\* at #: .* a role/,
  'iam:CreateServiceLinkedRole': /`AccessDenied`\*\* at #: .* this step once/,
  'iam:GetRole': /for a role and for # and|needs is # on that role|you need # and/,
  'iam:PassRole':
    /# is (asked for when a task definition names a role|the permission that)|and # on (it|that role)|needs # on it/,
  'iam:TagRole': /# is a permission without a call/,
  'logs:CreateLogGroup': /it does not allow #/,
  'logs:CreateLogStream': /two to write logs, #/,
  'logs:DescribeLogGroups': /# lists, so it cannot be limited/,
  'logs:PutLogEvents': /two to write logs, .* and #/,
  'servicequotas:GetServiceQuota': /at #: nothing but this step/,
};
