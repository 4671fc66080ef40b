import type { Fact } from '../fact.ts';

/** Numbers that somebody other than AWS says. */
export const ELSEWHERE: readonly Fact[] = [
  {
    value: '2022-01',
    unit: 'date',
    near: /feature request for ARM processors.* dates from #/,
    what: 'the day of that issue',
    source: { url: 'https://github.com/aws/containers-roadmap/issues/1629', read: '2026-11-22' },
  },
  {
    value: '2019',
    unit: 'date',
    near: /Elastic IP.* \[since #/,
    what: 'the year of that issue',
    source: { url: 'https://github.com/aws/containers-roadmap/issues/311', read: '2026-11-22' },
  },
  {
    value: '100',
    unit: 'time',
    near: /[Ww]ithout an account, you can pull \[# in/,
    what: 'how often an address may pull from Docker Hub without an account',
    source: { url: 'https://docs.docker.com/docker-hub/usage/pulls/', read: '2026-11-22' },
  },
  {
    value: '100',
    unit: 'time',
    near: /press _Ask #_/,
    what: 'how often the button of the frame asks the app',
    source: { file: 'src/site/browser/app-frame.ts', says: 'MANY = 100' },
  },
  {
    value: '6',
    unit: 'hour',
    near: /you can pull \[100 times in #/,
    what: 'in which it may pull that often',
    source: { url: 'https://docs.docker.com/docker-hub/usage/pulls/', read: '2026-11-22' },
  },
  {
    value: '2025',
    unit: 'date',
    near: /Docker changed the figure in the spring of #/,
    what: 'when Docker last changed that figure',
    source: { url: 'https://docs.docker.com/docker-hub/usage/', read: '2026-11-22' },
  },
  {
    value: '15',
    unit: 'minute',
    near: /A request can take \[at most #|runs longer than #/,
    what: 'the longest that a function may take',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      read: '2026-11-22',
    },
  },
  {
    value: '6',
    unit: 'MB',
    near: /a request or response can have at most #/,
    what: 'the largest request and answer of a function',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      read: '2026-11-22',
    },
  },
  {
    value: '10',
    unit: 'GB',
    near: /function can have at most # of memory|an image of at most #/,
    what: 'the most memory of a function, and its largest image',
    source: {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
      read: '2026-11-22',
    },
  },
  {
    value: '1023',
    unit: '',
    near: /port above #/,
    what: 'the last port for which a process has to be root',
    source: { url: 'https://www.rfc-editor.org/rfc/rfc6335', read: '2026-11-22' },
  },
  {
    value: '2026',
    unit: 'date',
    near: /MicroVMs, whose client was published on npm in #/,
    what: 'when @aws-sdk/client-lambda-microvms was first published',
    source: {
      url: 'https://www.npmjs.com/package/@aws-sdk/client-lambda-microvms',
      read: '2026-11-22',
    },
  },
  {
    value: '30',
    unit: 'GiB',
    near: /root volume of #/,
    what: 'the root volume of an instance from the ECS-optimized Amazon Linux 2023 image',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-optimized_AMI.html',
      read: '2026-11-28',
    },
  },
  {
    value: '2023',
    unit: 'date',
    near: /Amazon Linux # image/,
    what: 'a part of its name',
    source: {
      url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-optimized_AMI.html',
      read: '2026-11-28',
    },
  },
  {
    value: '2025-08',
    unit: 'date',
    near: /(INIT phase|container image).*\[since #/,
    what: 'when Lambda began to bill the INIT phase of every function',
    source: {
      url: 'https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/',
      read: '2026-11-28',
    },
  },
  {
    value: '2',
    unit: 'vCPU',
    near: /t3\.medium has 4 GB and # that/,
    what: 'the vCPUs of a t3.medium',
    source: { url: 'https://aws.amazon.com/ec2/instance-types/t3/', read: '2026-11-22' },
  },
  {
    value: '4',
    unit: 'GB',
    near: /t3\.medium has #/,
    what: 'its memory',
    source: { url: 'https://aws.amazon.com/ec2/instance-types/t3/', read: '2026-11-22' },
  },
];
