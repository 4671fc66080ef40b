import type { Fact } from '../fact.ts';

/** Numbers of load balancers and of the deployments that shift their traffic. */
export const LOAD_BALANCING: readonly Fact[] = [
  {
    value: '80',
    unit: 'port',
    near: /opens ports #|port # has no listener|on port # for HTTP/,
    what: 'the port of HTTP, on which the listener listens',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 80' },
  },
  {
    value: '443',
    unit: 'port',
    near: /on port # for HTTPS/,
    what: 'the port of HTTPS',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 443' },
  },
  {
    value: '443',
    unit: 'port',
    near: /allows TCP port # from the subnets/,
    what: 'the port on which the endpoints of AWS listen',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html',
      read: '2026-11-29',
    },
  },
  {
    value: '50',
    unit: '',
    near: /Application Load Balancers\]\(.*\): it is # per Region/,
    what: 'the quota of Application Load Balancers in a Region',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
      read: '2026-11-30',
    },
  },
  {
    value: '80',
    unit: '',
    near: /HTTP and #, or HTTPS/,
    what: 'the port of HTTP, on which the listener listens',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 80' },
  },
  {
    value: '443',
    unit: '',
    near: /ports 80 and #, for HTTP and HTTPS|on # nothing does until|HTTPS, # and your certificate/,
    what: 'the port of HTTPS',
    source: { file: 'scripts/steps/create-listener.ts', says: 'Port: 443' },
  },
  {
    value: '200',
    unit: '',
    near: /status (from|than|outside) # to|default is # only|than # to/,
    what: 'the lowest status that is a good answer, and AWS’s default',
    source: { file: 'scripts/steps/create-target-group.ts', says: '200-399' },
  },
  {
    value: '399',
    unit: '',
    near: /200 to #/,
    what: 'the highest status that is a good answer',
    source: { file: 'scripts/steps/create-target-group.ts', says: '200-399' },
  },
  {
    value: '300',
    unit: 'second',
    near: /default is #, and every deployment waits/,
    what: 'how long a target drains by default',
    source: {
      sdk: 'elasticloadbalancing',
      says: 'default value is 300 seconds',
    },
  },
  {
    value: '30',
    unit: 'second',
    near: /drains for #|# is enough/,
    what: 'how long a target drains here',
    source: { file: 'scripts/steps/create-target-group.ts', says: "Value: '30'" },
  },
  {
    value: '503',
    unit: 'HTTP',
    near: /HTTP # (at the address|on the test port)/,
    what: 'what a load balancer answers when no target is registered',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
      read: '2026-11-29',
    },
  },
  {
    value: '502',
    unit: '',
    near: /#\*\*: the task closed/,
    what: 'what a load balancer answers when the target has closed the connection',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
      read: '2026-11-29',
    },
  },
  {
    value: '504',
    unit: '',
    near: /#\*\*: it did not answer/,
    what: 'what a load balancer answers when the target has not answered in time',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
      read: '2026-11-29',
    },
  },
  {
    value: '14',
    unit: 'day',
    near: /machine lives for # at most/,
    what: 'the longest life of a machine of ECS Managed Instances',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/migrate-fargate-to-managed-instances.html',
      read: '2026-11-29',
    },
  },
  {
    value: '4',
    unit: 'GB',
    near: /two vCPUs and #, of which/,
    what: 'the memory of the machines that are counted on',
    source: { file: 'src/engine/machine-room.ts', says: 'Both have two vCPUs and 4 GB' },
  },
  {
    value: '2',
    unit: 'vCPU',
    near: /machines with # and/,
    what: 'the processors of the machines that are counted on',
    source: { file: 'src/engine/machine-room.ts', says: 'Both have two vCPUs and 4 GB' },
  },
  {
    value: '6',
    unit: 'time',
    near: /\[# .*standard support/,
    what: 'an EKS cluster in extended support: $0.60 an hour instead of $0.10',
    source: {
      url: 'https://aws.amazon.com/blogs/containers/amazon-eks-extended-support-for-kubernetes-versions-pricing/',
      read: '2026-11-29',
    },
  },
  {
    value: '2025-11',
    unit: 'date',
    near: /Express Mode came out in #/,
    what: 'when ECS Express Mode came, with version 1.41.1 of boto3',
    source: {
      url: 'https://github.com/boto/botocore/blob/develop/CHANGELOG.rst',
      read: '2026-11-29',
    },
  },
  {
    value: '256',
    unit: '',
    near: /API reference says #,/,
    what: 'the CPU units of an Express service that is given none',
    source: { sdk: 'ecs', says: 'The default value for an Express service is 256 (.25 vCPU)' },
  },
  {
    value: '512',
    unit: '',
    near: /API reference says .*, # and/,
    what: 'the memory of an Express service that is given none',
    source: { sdk: 'ecs', says: 'The default value for an express service is 512 MiB' },
  },
  {
    value: '1024',
    unit: '',
    near: /developer guide says # and/,
    what: 'the same CPU units, as the guide has them',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html',
      read: '2026-11-29',
    },
  },
  {
    value: '2048',
    unit: 'MiB',
    near: /developer guide says .* and #/,
    what: 'the same memory, as the guide has it',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html',
      read: '2026-11-29',
    },
  },
  {
    value: '2026-04-30',
    unit: 'date',
    near: /new customers since #/,
    what: 'since when App Runner takes no new customers',
    source: {
      url: 'https://docs.aws.amazon.com/apprunner/latest/dg/apprunner-availability-change.html',
      read: '2026-11-29',
    },
  },
  {
    value: '2026-06-12',
    unit: 'date',
    near: /its support on #/,
    what: 'when the support of the AWS Copilot CLI ended',
    source: {
      url: 'https://aws.amazon.com/blogs/containers/announcing-the-end-of-support-for-the-aws-copilot-cli/',
      read: '2026-11-29',
    },
  },
  {
    value: '2025-10',
    unit: 'date',
    near: /since # a new URL requires both/,
    what: 'since when a new function URL asks for two permissions',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      read: '2026-11-29',
    },
  },
  {
    value: '403',
    unit: 'HTTP',
    near: /gets HTTP #|HTTP # at the address.*signed/,
    what: 'the answer of a function URL to whom it does not know',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      read: '2026-11-29',
    },
  },
  {
    value: '502',
    unit: 'HTTP',
    near: /HTTP # at the address.*talk to La/,
    what: 'the answer of a function URL whose function failed',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html',
      read: '2026-11-29',
    },
  },

  {
    value: '502',
    unit: 'HTTP',
    near: /the client gets HTTP #/,
    what: 'what a load balancer answers for an app that closed the connection',
    source: {
      url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
      read: '2026-11-29',
    },
  },
];
