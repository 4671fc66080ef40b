/**
 * The permissions of ECS on listeners and rules in a blue/green deployment.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
 */
export const infrastructureForLoadBalancersPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'ELBReadOperations',
      Effect: 'Allow',
      Action: [
        'elasticloadbalancing:DescribeListeners',
        'elasticloadbalancing:DescribeRules',
        'elasticloadbalancing:DescribeTargetGroups',
        'elasticloadbalancing:DescribeTargetHealth',
      ],
      Resource: '*',
    },
    {
      Sid: 'TargetGroupOperations',
      Effect: 'Allow',
      Action: ['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'],
      Resource: 'arn:aws:elasticloadbalancing:*:*:targetgroup/*/*',
    },
    {
      Sid: 'ALBModifyListeners',
      Effect: 'Allow',
      Action: 'elasticloadbalancing:ModifyListener',
      Resource: ['arn:aws:elasticloadbalancing:*:*:listener/app/*/*/*'],
    },
    {
      Sid: 'NLBModifyListeners',
      Effect: 'Allow',
      Action: 'elasticloadbalancing:ModifyListener',
      Resource: ['arn:aws:elasticloadbalancing:*:*:listener/net/*/*/*'],
    },
    {
      Sid: 'ALBModifyRules',
      Effect: 'Allow',
      Action: 'elasticloadbalancing:ModifyRule',
      Resource: ['arn:aws:elasticloadbalancing:*:*:listener-rule/app/*/*/*/*'],
    },
  ],
};
