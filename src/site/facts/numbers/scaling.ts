import type { Fact } from '../fact.ts';

/** Numbers of the pages about scaling. */
export const SCALING: readonly Fact[] = [
  {
    value: '1',
    unit: 'minute',
    near: /second waits for the first, .* gives up #/,
    what: 'how long a command waits for another',
    source: { file: 'scripts/cli/open-session.ts', says: 'performance.now() + 60_000' },
  },
  {
    value: '1',
    unit: 'minute',
    near: /504.*did not answer #/,
    what: 'how long a load balancer waits for an answer',
    source: {
      file: 'src/local-aws/services/elastic-load-balancing-v2/load-balancers/load-balancer-attributes.ts',
      says: "number('idle_timeout.timeout_seconds', 60",
    },
  },
  {
    value: '2',
    unit: 'minute',
    near: /After #, the high alarm/,
    what: 'how long it is busy before the high alarm goes off',
    source: {
      file: 'scripts/steps/scale-on-alarm.ts',
      says: "ComparisonOperator: 'GreaterThanOrEqualToThreshold', EvaluationPeriods: 2",
    },
  },
  {
    value: '5',
    unit: 'minute',
    near: /the low alarm waits for #/,
    what: 'how long it is idle before the low alarm goes off',
    source: {
      file: 'scripts/steps/scale-on-alarm.ts',
      says: "ComparisonOperator: 'LessThanThreshold', EvaluationPeriods: 5",
    },
  },
  {
    value: '3',
    unit: 'minute',
    near: /The high alarm goes off after # above/,
    what: 'the evaluation periods of the high alarm of target tracking',
    source: {
      file: 'src/local-aws/services/application-auto-scaling/scaling/tracking-alarms.ts',
      says: 'EvaluationPeriods: 3',
    },
  },
  {
    value: '0.25',
    unit: 'of',
    near: /the low one only after # an hour below/,
    what: 'how long the low alarm of target tracking waits, in hours',
    source: {
      file: 'src/local-aws/services/application-auto-scaling/scaling/tracking-alarms.ts',
      says: 'EvaluationPeriods: (15 * 60) / period',
    },
  },
  {
    value: '0.25',
    unit: 'of',
    near: /# the requests( each minute|, then half)/,
    what: 'the step of the linear deployment',
    source: { file: 'scripts/steps/deploy-linear.ts', says: 'stepPercent: 25' },
  },
  {
    value: '10',
    unit: 'in',
    near: /(Send a new version|gets|about|###) # (for a while|at first|is from|of how many)/,
    what: 'the share of the canary',
    source: { file: 'scripts/steps/deploy-canary.ts', says: 'canaryPercent: 10' },
  },
  {
    value: '0.75',
    unit: 'of',
    near: /(see why|What about) # a vCPU/,
    what: 'a size that Fargate does not have, in vCPU',
    source: { file: 'src/recordings/failures/wrong-size.txt', says: '768' },
  },
  {
    value: '0.1',
    unit: 'of',
    near: /requests of # a second at 3 GB/,
    what: 'the seconds of a request for which the break-even is computed',
    source: { file: 'src/site/calculator/fields.ts', says: 'usual: 100,' },
  },
  {
    value: '1',
    unit: 'week',
    near: /let its lines expire #/,
    what: 'the retention of the log group',
    source: { file: 'scripts/steps/create-log-group.ts', says: 'retentionInDays: 7' },
  },
  {
    value: '1',
    unit: 'second',
    near: /an app that answers #/,
    what: 'how soon an app answers for which half a minute of draining is enough: much sooner than that',
    source: { file: 'scripts/steps/create-target-group.ts', says: "Value: '30'" },
  },
  {
    value: '2026-06',
    unit: 'date',
    near: /Since #, ECS can also measure/,
    what: 'when ECS began to measure a service every 20 seconds',
    source: {
      url: 'https://aws.amazon.com/about-aws/whats-new/2026/06/amazon-ecs-faster-autoscaling/',
      read: '2026-11-29',
    },
  },
  {
    value: '20',
    unit: 'second',
    near: /every #|with those of #|resolution of #/,
    what: 'the finest resolution of the CPU of a service',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-faster-auto-scaling.html',
      read: '2026-11-29',
    },
  },
  {
    value: '363',
    unit: 'second',
    near: /scaling out took #/,
    what: 'what AWS measured from the load until it scales out, with metrics of a minute',
    source: {
      url: 'https://aws.amazon.com/blogs/aws/amazon-ecs-introduces-new-high-resolution-metrics-for-faster-service-auto-scaling/',
      read: '2026-11-29',
    },
  },
  {
    value: '86',
    unit: 'second',
    near: /with the usual metrics, and #/,
    what: 'the same, with metrics of 20 seconds',
    source: {
      url: 'https://aws.amazon.com/blogs/aws/amazon-ecs-introduces-new-high-resolution-metrics-for-faster-service-auto-scaling/',
      read: '2026-11-29',
    },
  },
];
