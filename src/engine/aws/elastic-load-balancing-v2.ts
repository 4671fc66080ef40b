import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeListeners,
  paginateDescribeLoadBalancers,
  paginateDescribeRules,
  paginateDescribeTargetGroups,
  type Listener,
  type LoadBalancer,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Mood } from '../picture/boxes.ts';
import { PRICES } from '../prices.ts';
import { sharesOf } from '../shares.ts';
import type { AnyBilled, AwsService, Listed } from './service.ts';
import { upperCaseTags } from './tag-shapes.ts';

/** Elastic Load Balancing, version 2: Application Load Balancers. */
export const elasticLoadBalancingV2 = {
  title: 'Elastic Load Balancing',
  iam: {
    prefix: 'elasticloadbalancing',
    conditionKeys: { 'elasticloadbalancing:CreateAction': 'always' },
    limits: {},
    unkept: {},
    madeUp: [/(?<=\/)[0-9a-f]{16}\b/],
  },
  signingName: 'elasticloadbalancing',
  cli: 'elbv2',
  sdk: '@aws-sdk/client-elastic-load-balancing-v2',
  botocore: 'elbv2',
  documentation: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/',
  client: (config) => new ElasticLoadBalancingV2Client(config),
  tags: upperCaseTags,
  kinds: {
    'load balancer': {
      box: 'in its group',
      async *list({ elbv2: client }) {
        for await (const { LoadBalancers = [] } of paginateDescribeLoadBalancers({ client }, {})) {
          yield* withTags(
            client,
            LoadBalancers.map((each) => ({
              arn: each.LoadBalancerArn!,
              bills: billsOf(each),
              refersTo: [each.VpcId, ...(each.SecurityGroups ?? [])],
            })),
          );
        }
      },
    },
    listener: {
      box: { inside: 'load balancer' },
      async *list({ elbv2: client }) {
        for await (const LoadBalancerArn of loadBalancerArns(client)) {
          const pages = paginateDescribeListeners({ client }, { LoadBalancerArn });
          for await (const { Listeners = [] } of pages) {
            yield* withTags(
              client,
              Listeners.map(({ ListenerArn, DefaultActions = [] }) => ({
                arn: ListenerArn!,
                refersTo: [LoadBalancerArn, ...targetsOf(DefaultActions)],
              })),
            );
          }
        }
      },
    },
    'listener rule': {
      box: 'in no picture',
      async *list({ elbv2: client }) {
        for await (const LoadBalancerArn of loadBalancerArns(client)) {
          const pages = paginateDescribeListeners({ client }, { LoadBalancerArn });
          for await (const { Listeners = [] } of pages) {
            for (const { ListenerArn } of Listeners) {
              for await (const { Rules = [] } of paginateDescribeRules(
                { client },
                { ListenerArn },
              )) {
                yield* withTags(
                  client,
                  // The default rule comes and goes with its listener.
                  Rules.filter(({ IsDefault }) => !IsDefault).map(({ RuleArn, Actions = [] }) => ({
                    arn: RuleArn!,
                    refersTo: [ListenerArn, ...targetsOf(Actions)],
                  })),
                );
              }
            }
          }
        }
      },
    },
    'target group': {
      box: 'in its group',
      async *list({ elbv2: client }) {
        for await (const { TargetGroups = [] } of paginateDescribeTargetGroups({ client }, {})) {
          yield* withTags(
            client,
            TargetGroups.map(({ TargetGroupArn, VpcId, LoadBalancerArns = [] }) => ({
              arn: TargetGroupArn!,
              refersTo: [VpcId, ...LoadBalancerArns],
            })),
          );
        }
      },
    },
  },
  bills: {
    // An hour of it, without the capacity units that traffic takes.
    'load-balancer': {
      one: 'an Application Load Balancer',
      many: 'Application Load Balancers',
      perHour: () => PRICES.loadBalancer.usd,
    },
  },
  picture: {
    title: 'Elastic Load Balancing',
    stands: 'beside',
    async draw({ elbv2 }) {
      const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersCommand({}));
      const { TargetGroups = [] } = await elbv2.send(new DescribeTargetGroupsCommand({}));
      const listenersOf = async ({ LoadBalancerArn }: LoadBalancer) => {
        const ask = new DescribeListenersCommand({ LoadBalancerArn });
        return (await elbv2.send(ask)).Listeners ?? [];
      };
      const listeners = await Promise.all(LoadBalancers.map(listenersOf));
      const balancers = LoadBalancers.map((each, index) => {
        const { LoadBalancerArn, LoadBalancerName = '', State } = each;
        const Listeners = listeners[index]!;
        return {
          key: LoadBalancerArn!,
          kind: 'load balancer',
          name: LoadBalancerName,
          mood: STATES[State?.Code ?? ''] ?? 'moving',
          ...(State?.Code && { state: State.Code }),
          holds: true as const,
          counts: true as const,
          ask: {
            call: 'elasticloadbalancing:DescribeLoadBalancers',
            input: { LoadBalancerArns: [LoadBalancerArn] },
          },
          inside: Listeners.map(({ ListenerArn, Protocol, Port }) => ({
            key: ListenerArn!,
            kind: 'listener',
            name: `${Protocol}:${Port}`,
            mood: 'steady' as const,
            ask: {
              call: 'elasticloadbalancing:DescribeListeners',
              input: { ListenerArns: [ListenerArn] },
            },
            inside: [],
          })),
        };
      });
      const groups = TargetGroups.map(({ TargetGroupArn, TargetGroupName = '' }) => ({
        key: TargetGroupArn!,
        kind: 'target group',
        name: TargetGroupName,
        mood: 'steady' as const,
        ...noteOf(TargetGroupArn!, listeners.flat()),
        ask: {
          call: 'elasticloadbalancing:DescribeTargetGroups',
          input: { TargetGroupArns: [TargetGroupArn] },
        },
        inside: [],
      }));
      return { boxes: [...balancers, ...groups] };
    },
    describes: {
      DescribeLoadBalancers: DescribeLoadBalancersCommand,
      DescribeListeners: DescribeListenersCommand,
      DescribeTargetGroups: DescribeTargetGroupsCommand,
    },
  },
  ids: [
    arnWith('loadbalancer\\/app\\/[\\w-]+\\/[0-9a-f]{16}', 'LOAD_BALANCER'),
    arnWith('targetgroup\\/[\\w-]+\\/[0-9a-f]{16}', 'TARGET_GROUP'),
    arnWith('listener\\/app\\/[\\w-]+\\/[0-9a-f]{16}\\/[0-9a-f]{16}', 'LISTENER'),
    arnWith(
      'listener-rule\\/app\\/[\\w-]+\\/[0-9a-f]{16}\\/[0-9a-f]{16}\\/[0-9a-f]{16}',
      'LISTENER_RULE',
    ),
    // Its number differs from run to run.
    {
      pattern: /[\w-]+-\d+\.[\w-]+\.elb\.amazonaws\.com/,
      placeholder: undefined,
      variable: 'DNS_NAME',
    },
    { pattern: /(?<=\/)[0-9a-f]{16}/, placeholder: 'load-balancing-id', variable: undefined },
  ],
  parentOf: undefined,
  passing: {
    untilConsistent: ['LoadBalancerNotFoundException', 'TargetGroupNotFoundException'],
    // A target group is free some seconds after the listener that forwarded to it.
    whileInUse: ['ResourceInUseException'],
  },
  already: {
    made: [
      'DuplicateLoadBalancerNameException',
      'DuplicateTargetGroupNameException',
      'DuplicateListenerException',
    ],
    gone: [
      'LoadBalancerNotFoundException',
      'TargetGroupNotFoundException',
      'ListenerNotFoundException',
    ],
  },
  lasting: ['InvalidConfigurationRequest', 'OperationNotPermitted'],
  advice: [],
} satisfies AwsService<ElasticLoadBalancingV2Client, { elbv2: ElasticLoadBalancingV2Client }>;

// --- internal ---

const STATES: Record<string, Mood> = {
  active: 'steady',
  active_impaired: 'failed',
  failed: 'failed',
};

/** How many resources DescribeTags tells of in one call, at most. */
const TAGS_OF = 20;

async function* withTags(
  elbv2: ElasticLoadBalancingV2Client,
  found: readonly Omit<Listed, 'tags'>[],
): AsyncIterable<Listed> {
  for (let at = 0; at < found.length; at += TAGS_OF) {
    const some = found.slice(at, at + TAGS_OF);
    const { TagDescriptions = [] } = await elbv2.send(
      new DescribeTagsCommand({ ResourceArns: some.map(({ arn }) => arn) }),
    );
    for (const each of some) {
      const { Tags } = TagDescriptions.find(({ ResourceArn }) => ResourceArn === each.arn) ?? {};
      yield { ...each, tags: upperCaseTags.read(Tags) };
    }
  }
}

async function* loadBalancerArns(client: ElasticLoadBalancingV2Client): AsyncIterable<string> {
  for await (const { LoadBalancers = [] } of paginateDescribeLoadBalancers({ client }, {})) {
    for (const { LoadBalancerArn } of LoadBalancers) yield LoadBalancerArn!;
  }
}

/** One that faces the internet has a public address in each zone, which are billed as any other. */
function billsOf({ Scheme, AvailabilityZones = [] }: LoadBalancer): AnyBilled[] {
  const addresses = Scheme === 'internet-facing' ? AvailabilityZones.length : 0;
  return [
    { what: 'load-balancer', count: 1 },
    { what: 'public-ipv4', count: addresses },
  ];
}

/** How many of 100 requests a target group gets, of each listener that shares them out between several. */
function noteOf(targetGroupArn: string, listeners: readonly Listener[]): { note?: string } {
  const notes = listeners.flatMap(({ Port, DefaultActions }) => {
    const shares = sharesOf(DefaultActions);
    const share = shares.size > 1 ? shares.get(targetGroupArn) : undefined;
    return share === undefined ? [] : [`${share} of 100 requests on port ${Port}`];
  });
  return notes.length > 0 ? { note: notes.join(', ') } : {};
}

function targetsOf(actions: { TargetGroupArn?: string | undefined }[]): (string | undefined)[] {
  return actions.map(({ TargetGroupArn }) => TargetGroupArn);
}

function arnWith(resource: string, variable: string) {
  const pattern = RegExp(`arn:aws:elasticloadbalancing:[\\w:-]+:${resource}`);
  return { pattern, placeholder: undefined, variable };
}
