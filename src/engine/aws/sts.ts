import { STSClient } from '@aws-sdk/client-sts';
import type { AwsService } from './service.ts';

/** AWS Security Token Service: it says whose the credentials are, and keeps nothing. */
export const sts = {
  title: 'AWS STS',
  iam: { prefix: 'sts', conditionKeys: {}, limits: {}, unkept: {}, madeUp: [] },
  signingName: 'sts',
  cli: 'sts',
  sdk: '@aws-sdk/client-sts',
  botocore: 'sts',
  documentation: 'https://docs.aws.amazon.com/STS/latest/APIReference/',
  client: (config) => new STSClient(config),
  tags: undefined,
  kinds: {},
  bills: {},
  picture: undefined,
  ids: [],
  parentOf: undefined,
  passing: { untilConsistent: [], whileInUse: [] },
  already: { made: [], gone: [] },
  lasting: ['ValidationError', 'InternalFailure'],
  advice: [],
} satisfies AwsService<STSClient>;
