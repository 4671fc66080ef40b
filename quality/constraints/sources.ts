import type { ShapeConstraint } from '../../src/local-aws/core/constraint-model.ts';

/** For each service its folder in botocore's data, and the SDK's client, which knows the newest enums. */
export const MODELS: Record<string, { model: string; client: () => Promise<object> }> = {
  'application-autoscaling': {
    model: 'application-autoscaling',
    client: () => import('@aws-sdk/client-application-auto-scaling'),
  },
  cloudformation: {
    model: 'cloudformation',
    client: () => import('@aws-sdk/client-cloudformation'),
  },
  ec2: { model: 'ec2', client: () => import('@aws-sdk/client-ec2') },
  ecs: { model: 'ecs', client: () => import('@aws-sdk/client-ecs') },
  elasticloadbalancing: {
    model: 'elbv2',
    client: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  },
  iam: { model: 'iam', client: () => import('@aws-sdk/client-iam') },
  lambda: { model: 'lambda', client: () => import('@aws-sdk/client-lambda') },
  logs: { model: 'logs', client: () => import('@aws-sdk/client-cloudwatch-logs') },
  monitoring: { model: 'cloudwatch', client: () => import('@aws-sdk/client-cloudwatch') },
  servicequotas: {
    model: 'service-quotas',
    client: () => import('@aws-sdk/client-service-quotas'),
  },
  sts: { model: 'sts', client: () => import('@aws-sdk/client-sts') },
};

/** Shapes that a service words in its own way: its operations check them, and the model's form would come first. */
export const OWN_WORDS: Record<string, Record<string, readonly (keyof ShapeConstraint)[]>> = {
  // "Value ( 2 ) for parameter maxResults is invalid. Expecting a value greater than 5."; above it takes the maximum.
  ec2: Object.fromEntries(
    [
      'InternetGateways',
      'NetworkInterfaces',
      'RouteTables',
      'SecurityGroupRules',
      'SecurityGroups',
      'Subnets',
      'Vpcs',
      'NatGateways',
    ].map((what) => [`Describe${what}MaxResults`, ['min', 'max'] as const]),
  ),
  // ECS answers ClientException for a network mode, and InvalidParameterException elsewhere.
  ecs: { NetworkMode: ['oneOf'] },
  // "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or …".
  // "Member must satisfy constraint: [Member must have length less than or equal to 128, …" names all that a key may break.
  iam: { roleNameType: ['pattern'], policyNameType: ['pattern'], tagKeyListType: ['item'] },
  logs: {
    // "Invalid LogGroup or LogStream, both must have length less than or equal to 512."
    LogGroupName: ['max'],
    LogStreamName: ['max'],
    // AWS lists three of the four classes.
    LogGroupClass: ['oneOf'],
  },
};
