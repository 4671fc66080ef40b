import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
  ListTagsForResourceCommand,
  paginateDescribeScalableTargets,
  paginateDescribeScalingPolicies,
  paginateDescribeScheduledActions,
  type ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import { billOfAlarm } from './alarm-bills.ts';
import type { Box } from '../picture/boxes.ts';
import type { AwsService, ListedIn } from './service.ts';
import { recordTags } from './tag-shapes.ts';

/** Application Auto Scaling, of ECS services. */
export const applicationAutoScaling = {
  title: 'Application Auto Scaling',
  iam: { prefix: 'application-autoscaling', conditionKeys: {}, limits: {}, unkept: {}, madeUp: [] },
  signingName: 'application-autoscaling',
  cli: 'application-autoscaling',
  sdk: '@aws-sdk/client-application-auto-scaling',
  botocore: 'application-autoscaling',
  documentation: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/',
  client: (config) => new ApplicationAutoScalingClient(config),
  tags: recordTags,
  kinds: {
    'scalable target': {
      box: 'in its group',
      async *list({ scaling }, where) {
        for await (const target of ourTargets(scaling, where)) {
          yield { arn: target.arn, tags: target.tags };
        }
      },
    },
    // A policy has no tags: it is whose its scalable target is.
    'scaling policy': {
      box: { inside: 'scalable target' },
      async *list({ scaling: client }, where) {
        for await (const { arn: target, ResourceId, tags } of ourTargets(client, where)) {
          const pages = paginateDescribeScalingPolicies(
            { client },
            { ServiceNamespace: 'ecs', ResourceId },
          );
          for await (const { ScalingPolicies = [] } of pages) {
            for (const policy of ScalingPolicies) {
              const { PolicyARN, PolicyType, Alarms = [] } = policy;
              // The alarms of a target tracking policy are made by AWS, come and go with it, and have no tags. Those of a
              // step scaling policy are the reader's own, and listed as such.
              const own = PolicyType === 'TargetTrackingScaling' ? Alarms.length : 0;
              const bills = [{ what: billOfAlarm(periodOf(policy)), count: own }];
              const refersTo = [target, ...Alarms.map(({ AlarmARN }) => AlarmARN)];
              yield { arn: PolicyARN!, tags, bills, refersTo };
            }
          }
        }
      },
    },
    // It has no tags either.
    'scheduled action': {
      box: { inside: 'scalable target' },
      async *list({ scaling: client }, where) {
        for await (const { arn: target, ResourceId, tags } of ourTargets(client, where)) {
          const pages = paginateDescribeScheduledActions(
            { client },
            { ServiceNamespace: 'ecs', ResourceId },
          );
          for await (const { ScheduledActions = [] } of pages) {
            for (const { ScheduledActionARN } of ScheduledActions) {
              yield { arn: ScheduledActionARN!, tags, refersTo: [target] };
            }
          }
        }
      },
    },
  },
  bills: {},
  picture: {
    title: 'Application Auto Scaling',
    stands: 'beside',
    async draw({ scaling }) {
      const { ScalableTargets = [] } = await scaling.send(
        new DescribeScalableTargetsCommand(OF_ECS),
      );
      if (ScalableTargets.length === 0) return { boxes: [] };
      const inside = await insideOfTargets(scaling);
      return {
        boxes: ScalableTargets.map(
          ({ ResourceId = '', ScalableTargetARN, MinCapacity, MaxCapacity }) => ({
            key: ScalableTargetARN!,
            kind: 'scalable target',
            name: ResourceId.split('/').at(-1)!,
            mood: 'steady' as const,
            note: `${MinCapacity} to ${MaxCapacity} tasks`,
            ask: {
              call: 'application-autoscaling:DescribeScalableTargets',
              input: { ...OF_ECS, ResourceIds: [ResourceId] },
            },
            inside: inside.filter((each) => each.of === ResourceId).map(({ box }) => box),
          }),
        ),
      };
    },
    describes: {
      DescribeScalableTargets: DescribeScalableTargetsCommand,
      DescribeScalingPolicies: DescribeScalingPoliciesCommand,
      DescribeScheduledActions: DescribeScheduledActionsCommand,
    },
  },
  ids: [
    {
      pattern: /0ec5[0-9a-f]{32}/,
      placeholder: 'scalable-target-id',
      variable: undefined,
    },
    // Requests hold the whole ARNs of these, as the replies before them told it.
    {
      pattern:
        /arn:aws:application-autoscaling:[a-z0-9-]+:\d{12}:scalable-target\/0ec5[0-9a-f]{32}/,
      placeholder: undefined,
      variable: 'SCALABLE_TARGET',
    },
    {
      pattern:
        /arn:aws:autoscaling:[a-z0-9-]+:\d{12}:scalingPolicy:[0-9a-f-]{36}:resource\/[\w/-]+:policyName\/[\w-]+/,
      placeholder: undefined,
      variable: 'POLICY',
    },
  ],
  parentOf: undefined,
  passing: {
    untilConsistent: [
      'ObjectNotFoundException',
      'ConcurrentUpdateException',
      // ECS has begun to measure a service every 20 seconds a moment ago. The wording is the local AWS's, and a guess.
      /^High-resolution \w+ is not enabled/,
    ],
    whileInUse: ['ConcurrentUpdateException'],
  },
  already: { made: [], gone: ['ObjectNotFoundException'] },
  lasting: ['ValidationException', 'InternalServiceException'],
  advice: [],
} satisfies AwsService<ApplicationAutoScalingClient, { scaling: ApplicationAutoScalingClient }>;

// --- internal ---

const OF_ECS = { ServiceNamespace: 'ecs' } as const;

/** The boxes of the policies and of the scheduled actions, each with the resource id of the target that it stands in. */
async function insideOfTargets(
  client: ApplicationAutoScalingClient,
): Promise<{ of: string | undefined; box: Box }[]> {
  const { ScalingPolicies = [] } = await client.send(new DescribeScalingPoliciesCommand(OF_ECS));
  const { ScheduledActions = [] } = await client.send(new DescribeScheduledActionsCommand(OF_ECS));
  return [
    ...ScalingPolicies.map(({ PolicyARN, PolicyName = '', PolicyType, ResourceId }) => ({
      of: ResourceId,
      box: {
        key: PolicyARN!,
        kind: 'scaling policy',
        name: PolicyName,
        mood: 'steady' as const,
        ...(PolicyType && { note: PolicyType }),
        ask: {
          call: 'application-autoscaling:DescribeScalingPolicies',
          input: { ...OF_ECS, PolicyNames: [PolicyName] },
        },
        inside: [],
      },
    })),
    ...ScheduledActions.map(
      ({ ScheduledActionARN, ScheduledActionName = '', Schedule, ResourceId }) => ({
        of: ResourceId,
        box: {
          key: ScheduledActionARN!,
          kind: 'scheduled action',
          name: ScheduledActionName,
          mood: 'steady' as const,
          ...(Schedule && { note: Schedule }),
          ask: {
            call: 'application-autoscaling:DescribeScheduledActions',
            input: { ...OF_ECS, ScheduledActionNames: [ScheduledActionName] },
          },
          inside: [],
        },
      }),
    ),
  ];
}

/** The scalable targets that are services in a cluster of our name, with their tags, which no list tells. */
async function* ourTargets(client: ApplicationAutoScalingClient, { name = '' }: ListedIn) {
  const pages = paginateDescribeScalableTargets({ client }, { ServiceNamespace: 'ecs' });
  for await (const { ScalableTargets = [] } of pages) {
    for (const { ResourceId = '', ScalableTargetARN = '' } of ScalableTargets) {
      if (!ResourceId.startsWith(`service/${name}`)) continue;
      const { Tags } = await client.send(
        new ListTagsForResourceCommand({ ResourceARN: ScalableTargetARN }),
      );
      yield { ResourceId, arn: ScalableTargetARN, tags: recordTags.read(Tags) };
    }
  }
}

/** Seconds between two evaluations of the alarms that AWS makes for a target tracking policy. */
function periodOf({ TargetTrackingScalingPolicyConfiguration: tracking }: ScalingPolicy): number {
  const { PredefinedMetricType = '' } = tracking?.PredefinedMetricSpecification ?? {};
  return PredefinedMetricType.endsWith('HighResolution') ? 20 : 60;
}
