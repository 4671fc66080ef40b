import {
  GetServiceQuota$,
  type GetServiceQuotaCommandInput,
  type GetServiceQuotaCommandOutput,
} from '@aws-sdk/client-service-quotas';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { describedQuota, requireQuota } from '../quotas.ts';

/** The quota of the account in a Region. */
export const getServiceQuota = operation<GetServiceQuotaCommandInput, GetServiceQuotaCommandOutput>(
  GetServiceQuota$,
  {
    // The action knows no resource.
    permissions: () => [{ action: 'servicequotas:GetServiceQuota', resource: '*' }],
    run({ ServiceCode = '', QuotaCode = '', ...rest }, region) {
      refuseMembers('a quota', rest, ['ContextId']);
      return { Quota: describedQuota(region, requireQuota(ServiceCode, QuotaCode), 'applied') };
    },
  },
);
