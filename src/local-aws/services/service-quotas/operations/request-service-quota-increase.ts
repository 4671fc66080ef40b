import {
  IllegalArgumentException$,
  RequestServiceQuotaIncrease$,
  ResourceAlreadyExistsException$,
  type RequestServiceQuotaIncreaseCommandInput,
  type RequestServiceQuotaIncreaseCommandOutput,
} from '@aws-sdk/client-service-quotas';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { refuseOthers } from '../../not-modelled.ts';
import { appliedValue, describedQuota, requireQuota, type KnownQuota } from '../quotas.ts';
import { isOpen, quotaRequests, QUOTA_REQUEST_TIMER, UNTIL_APPROVED } from '../requests.ts';

/** Asks for more of a quota. Every request is granted after a while, without a support case. */
export const requestServiceQuotaIncrease = operation<
  RequestServiceQuotaIncreaseCommandInput,
  RequestServiceQuotaIncreaseCommandOutput
>(RequestServiceQuotaIncrease$, {
  permissions: ({ ServiceCode = '', QuotaCode = '' }, region) => [
    {
      action: 'servicequotas:RequestServiceQuotaIncrease',
      resource: region.arn('servicequotas', `${ServiceCode}/${QuotaCode}`),
      context: { 'servicequotas:service': ServiceCode },
    },
  ],
  run(input, region) {
    refuseOthers('a quota request', input, [
      'ServiceCode',
      'QuotaCode',
      'DesiredValue',
      // No case is opened, so it makes no difference.
      'SupportCaseAllowed',
    ]);
    const { ServiceCode = '', QuotaCode = '', DesiredValue = 0 } = input;
    const quota = requireQuota(ServiceCode, QuotaCode);
    requireMore(region, quota, DesiredValue);
    requireNoOther(region, quota);
    const Id = region.hex(32, 'quota-request');
    const {
      Value: _value,
      Adjustable: _adjustable,
      ...described
    } = describedQuota(region, quota, 'applied');
    const { QuotaAppliedAtLevel: QuotaRequestedAtLevel, ...named } = described;
    const request = {
      Id,
      ...named,
      ServiceCode,
      QuotaCode,
      DesiredValue,
      Status: 'PENDING' as const,
      Created: region.date,
      LastUpdated: region.date,
      Requester: JSON.stringify({
        accountId: region.accountId,
        callerArn: region.caller.arn,
      }),
      QuotaRequestedAtLevel,
    };
    quotaRequests(region).put(Id, request);
    region.schedule(QUOTA_REQUEST_TIMER, Id, UNTIL_APPROVED);
    return { RequestedQuota: request };
  },
});

// --- internal ---

function requireMore(region: Region, quota: KnownQuota, wanted: number): void {
  if (wanted <= appliedValue(region, quota)) {
    // AWS's words: https://github.com/cloud-custodian/cloud-custodian/pull/8939
    const message = 'You must provide a quota value greater than the current quota value';
    throw awsError(IllegalArgumentException$, message);
  }
  if (wanted <= quota.defaultValue) {
    // AWS's words, as the transcripts of new accounts show them that have less than the default.
    const shown = Number.isInteger(quota.defaultValue)
      ? quota.defaultValue.toFixed(1)
      : String(quota.defaultValue);
    const message = `You must provide a quota value greater than the default quota value of ${shown}`;
    throw awsError(IllegalArgumentException$, message);
  }
}

function requireNoOther(region: Region, quota: KnownQuota): void {
  const open = quotaRequests(region)
    .all()
    .some((each) => isOpen(each) && each.QuotaCode === quota.quotaCode);
  if (!open) return;
  // AWS's words: https://github.com/hashicorp/terraform-provider-aws/issues/19657
  throw awsError(
    ResourceAlreadyExistsException$,
    'Only one open service quota increase request is allowed per quota.',
  );
}
