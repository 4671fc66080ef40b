import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { AwsService } from './service.ts';

/** Service Quotas: it is only read. */
export const serviceQuotas = {
  title: 'Service Quotas',
  iam: { prefix: 'servicequotas', conditionKeys: {}, limits: {}, unkept: {}, madeUp: [] },
  signingName: 'servicequotas',
  cli: 'service-quotas',
  sdk: '@aws-sdk/client-service-quotas',
  botocore: 'service-quotas',
  documentation: 'https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/',
  client: (config) => new ServiceQuotasClient(config),
  tags: undefined,
  kinds: {},
  bills: {},
  picture: undefined,
  ids: [],
  parentOf: undefined,
  passing: { untilConsistent: [], whileInUse: [] },
  already: { made: [], gone: [] },
  lasting: ['IllegalArgumentException', 'ServiceException'],
  advice: [],
} satisfies AwsService<ServiceQuotasClient>;
