/**
 * The actions of IAM that the prose of a page names, and what it says of each: the words of the line around it, which is the
 * `#`. That there is such an action is known from the SDK and the recordings; here stands which of them a sentence means.
 */
export const ACTIONS: Readonly<Record<string, RegExp>> = {
  'budgets:ModifyBudget': /`budgets:ViewBudget` and #, and the tags/,
  'budgets:ViewBudget': /two actions for all .*, # and/,
  'ec2:CreateTags': /# on a group that exists/,
  'ec2:RevokeSecurityGroupIngress': /^#, and .* when you allow a different range/,
  'ecs:CreateService': /conditions of .* and #/,
  'ecs:DeregisterTaskDefinition': /# cannot be limited to one task definition/,
  'ecs:DescribeClusters': /allow more on `\*`: #, /,
  'ecs:DescribeServices': /`ecs:ListServices`, #, /,
  'ecs:DescribeTasks': /`ecs:ListTasks` and #(\.| to say why a task)/,
  'ecs:ListServices': /`ecs:DescribeClusters`, #, /,
  'ecs:ListTasks': /# and `ecs:DescribeTasks`(\.| to say why a task)/,
  'ecs:RegisterTaskDefinition': /conditions of #/,
  'ecs:RunTask': /conditions of .*, # and|role of its own that may call # and/,
  'ecs:StopTask': /^# is there for undo/,
  'ecs:TagResource': /# (when something is tagged|has no call of its own)/,
  'ecs:UpdateService': /# is needed for a service that already exists/,
  'iam:CreateRole': /`AccessDenied`\*\* at #: .* (a role|may use IAM|for the role)/,
  'iam:CreateServiceLinkedRole':
    /`AccessDenied`\*\* at #: .* (this step once|one target, once)|^# is (for the first load balancer|needed once per account)/,
  'iam:GetRole': /for a role, with # and|needs is # on that role|you need # and/,
  'iam:PassRole':
    /hence #\. With a service, that is checked|^# is for the infrastructure role|# is (checked when a task definition names a role|the permission that)|and # on (it|that role)|needs # on it/,
  'iam:TagRole': /# has no call of its own/,
  'logs:CreateLogGroup': /it does not allow #|three actions on everything: #/,
  'logs:CreateLogStream': /two to write logs, #|three actions on everything: .*, # and/,
  'logs:DescribeLogGroups': /# lists groups, so it cannot be limited/,
  'logs:PutLogEvents': /two to write logs, .* and #|three actions on everything: .* and #/,
};
