import constraints from '../../wire/constraint-models/service-quotas.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { getRequestedServiceQuotaChange } from './operations/get-requested-service-quota-change.ts';
import { getAwsDefaultServiceQuota } from './operations/get-aws-default-service-quota.ts';
import { getServiceQuota } from './operations/get-service-quota.ts';
import { listRequestedServiceQuotaChangeHistory } from './operations/list-requested-service-quota-change-history.ts';
import { listServiceQuotas } from './operations/list-service-quotas.ts';
import { requestServiceQuotaIncrease } from './operations/request-service-quota-increase.ts';
import { approveRequest, failRequest, QUOTA_REQUEST_TIMER } from './requests.ts';
import { invalid } from './validation.ts';

/** Service Quotas: how much of a service an account may use. An account's quotas are no resources: no inventory. */
export const serviceQuotas: Service = {
  id: 'servicequotas',
  folder: 'service-quotas',
  protocol: 'awsJson1_1',
  target: 'ServiceQuotasV20190624',
  version: '2019-06-24',
  xmlNamespace: '',
  operations: [
    getAwsDefaultServiceQuota,
    getRequestedServiceQuotaChange,
    getServiceQuota,
    listRequestedServiceQuotaChangeHistory,
    listServiceQuotas,
    requestServiceQuotaIncrease,
  ],
  constraints,
  ownWords: {},
  invalid,
  timers: { [QUOTA_REQUEST_TIMER]: { run: approveRequest, fail: failRequest } },
};
