import {
  InvalidPaginationTokenException$,
  ListRequestedServiceQuotaChangeHistory$,
  type ListRequestedServiceQuotaChangeHistoryCommandInput,
  type ListRequestedServiceQuotaChangeHistoryCommandOutput,
} from '@aws-sdk/client-service-quotas';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { requireService } from '../quotas.ts';
import { quotaRequests } from '../requests.ts';

/** The requests for more that the account has made in a Region, the latest first. All are for the account as a whole. */
export const listRequestedServiceQuotaChangeHistory = operation<
  ListRequestedServiceQuotaChangeHistoryCommandInput,
  ListRequestedServiceQuotaChangeHistoryCommandOutput
>(ListRequestedServiceQuotaChangeHistory$, {
  permissions: () => [
    { action: 'servicequotas:ListRequestedServiceQuotaChangeHistory', resource: '*' },
  ],
  run({ ServiceCode, Status, NextToken, MaxResults = 100, QuotaRequestedAtLevel }, region) {
    if (ServiceCode !== undefined) requireService(ServiceCode);
    const made = quotaRequests(region)
      .all()
      .map((request, index) => ({ request, key: String(index).padStart(9, '0') }))
      .filter(
        ({ request }) =>
          (ServiceCode ?? request.ServiceCode) === request.ServiceCode &&
          (Status ?? request.Status) === request.Status &&
          QuotaRequestedAtLevel !== 'RESOURCE',
      );
    const { items, next } = listPage(made, ({ key }) => key, {
      token: NextToken,
      size: MaxResults,
      descending: true,
      // The wording is a guess.
      invalidToken: () => awsError(InvalidPaginationTokenException$, 'Invalid pagination token.'),
    });
    return { RequestedQuotas: items.map(({ request }) => request), NextToken: next };
  },
});
