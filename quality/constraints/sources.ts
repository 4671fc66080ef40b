import type { ShapeConstraint } from '../../src/local-aws/core/constraint-model.ts';

/** Shapes that a service words in its own way: its operations check them, and the model's form would come first. */
export const OWN_WORDS: Record<string, Record<string, readonly (keyof ShapeConstraint)[]>> = {
  // A flag within the first pattern is none that all browsers know, and the second tries a text in exponentially many ways.
  budgets: { BudgetName: ['pattern'], SubscriberAddress: ['pattern'] },
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
