import type { Fact } from '../fact.ts';

/** Numbers of the page about opening an account. */
export const OPEN_AN_ACCOUNT: readonly Fact[] = [
  {
    value: '2026-11',
    unit: 'date',
    near: /second-hand, as of #/,
    what: 'when the offers for new customers were read',
    source: {
      url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/core-skills/aws-billing-and-cost-management/references/free-tier.md',
      read: '2026-11-29',
    },
  },
  {
    value: '2026-09',
    unit: 'date',
    near: /the terms in #/,
    what: "when somebody read AWS's terms and questions of the Free Tier",
    source: { url: 'https://github.com/sysnet4admin/SSF/issues/36', read: '2026-11-29' },
  },
  {
    value: '2026-10',
    unit: 'date',
    near: /the end of the free plan in #/,
    what: 'when somebody read in AWS’s guide how the free plan ends',
    source: {
      url: 'https://github.com/quattro004/Agent004/wiki/Decision-AWS-Account-Plan',
      read: '2026-11-29',
    },
  },
  {
    value: '2025-07',
    unit: 'date',
    near: /choose between two.*#|#.*choose between two/,
    what: 'since when new accounts have a free plan and a paid plan',
    source: {
      url: 'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/core-skills/aws-billing-and-cost-management/references/free-tier.md',
      read: '2026-11-29',
    },
  },
  {
    value: '100',
    unit: 'USD',
    near: /[Cc]redits.*#/,
    what: 'credits at sign-up, and as much again for activities: 200 USD in all',
    source: {
      url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-free-tier-usage.html',
      read: '2026-11-30',
    },
  },
  {
    value: '6',
    unit: 'month',
    near: /with its credits.*#|#.*with its credits/,
    what: 'how long a free plan lasts at most',
    source: {
      url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-free-tier-usage.html',
      read: '2026-11-30',
    },
  },
  {
    value: '90',
    unit: 'day',
    near: /account closes, you have #/,
    what: 'how long a closed account on the free plan can be reopened, as others quoted that page in 2026-09: we could not open it',
    source: {
      url: 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier-plans.html',
      read: '2026-09',
    },
  },
  {
    value: '20',
    unit: 'USD',
    near: /activities earn #/,
    what: 'credits for each of five activities',
    source: { url: 'https://github.com/sysnet4admin/SSF/issues/36', read: '2026-11-29' },
  },
  {
    value: '2.32.0',
    unit: '',
    near: /AWS CLI\].*\), # or newer/,
    what: 'the first AWS CLI that has aws login',
    source: {
      url: 'https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html',
      read: '2026-11-29',
    },
  },
  {
    value: '12',
    unit: 'hour',
    near: /AWS CLI renews them for #/,
    what: 'how long aws login renews its credentials',
    source: {
      url: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html',
      read: '2026-11-29',
    },
  },
];
