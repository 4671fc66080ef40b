import {
  InvalidPaginationTokenException$,
  ListServiceQuotas$,
  type ListServiceQuotasCommandInput,
  type ListServiceQuotasCommandOutput,
} from '@aws-sdk/client-service-quotas';
import { awsError } from '../../../core/error.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { describedQuota, QUOTAS, requireService } from '../quotas.ts';

/** The quotas of one service that the local AWS knows; AWS has more. */
export const listServiceQuotas = operation<
  ListServiceQuotasCommandInput,
  ListServiceQuotasCommandOutput
>(ListServiceQuotas$, {
  permissions: () => [{ action: 'servicequotas:ListServiceQuotas', resource: '*' }],
  run({ ServiceCode = '', QuotaCode, NextToken, MaxResults = 100, ...rest }, region) {
    if (rest.QuotaAppliedAtLevel !== 'ACCOUNT') {
      refuseMembers('a list of quotas', rest, ['QuotaAppliedAtLevel']);
    }
    requireService(ServiceCode);
    const known = QUOTAS.filter(
      (quota) =>
        quota.serviceCode === ServiceCode && (QuotaCode ?? quota.quotaCode) === quota.quotaCode,
    );
    const { items, next } = listPage(known, ({ quotaCode }) => quotaCode, {
      token: NextToken,
      size: MaxResults,
      // The wording is a guess.
      invalidToken: () => awsError(InvalidPaginationTokenException$, 'Invalid pagination token.'),
    });
    return {
      Quotas: items.map((quota) => describedQuota(region, quota, 'applied')),
      NextToken: next,
    };
  },
});
