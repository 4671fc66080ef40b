import {
  GetAWSDefaultServiceQuota$,
  type GetAWSDefaultServiceQuotaCommandInput,
  type GetAWSDefaultServiceQuotaCommandOutput,
} from '@aws-sdk/client-service-quotas';
import { operation } from '../../../core/operation.ts';
import { describedQuota, requireQuota } from '../quotas.ts';

/** The quota of an account that has not asked for more. */
export const getAwsDefaultServiceQuota = operation<
  GetAWSDefaultServiceQuotaCommandInput,
  GetAWSDefaultServiceQuotaCommandOutput
>(GetAWSDefaultServiceQuota$, {
  permissions: () => [{ action: 'servicequotas:GetAWSDefaultServiceQuota', resource: '*' }],
  run({ ServiceCode = '', QuotaCode = '' }, region) {
    return { Quota: describedQuota(region, requireQuota(ServiceCode, QuotaCode), 'default') };
  },
});
