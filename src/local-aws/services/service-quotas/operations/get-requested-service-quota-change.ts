import {
  GetRequestedServiceQuotaChange$,
  NoSuchResourceException$,
  type GetRequestedServiceQuotaChangeCommandInput,
  type GetRequestedServiceQuotaChangeCommandOutput,
} from '@aws-sdk/client-service-quotas';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { quotaRequests } from '../requests.ts';

/** How far a request for more of a quota has come. */
export const getRequestedServiceQuotaChange = operation<
  GetRequestedServiceQuotaChangeCommandInput,
  GetRequestedServiceQuotaChangeCommandOutput
>(GetRequestedServiceQuotaChange$, {
  permissions: () => [{ action: 'servicequotas:GetRequestedServiceQuotaChange', resource: '*' }],
  run({ RequestId = '' }, region) {
    const request = quotaRequests(region).get(RequestId);
    if (request) return { RequestedQuota: request };
    // By analogy with the text for a service; a guess.
    throw awsError(
      NoSuchResourceException$,
      'The request failed because the specified service quota change request does not exist.',
    );
  },
});
