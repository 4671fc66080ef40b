import type { RequestedServiceQuotaChange } from '@aws-sdk/client-service-quotas';
import type { Region } from '../../core/account.ts';
import type { Table } from '../../core/table.ts';
import { applyQuota, requireQuota } from './quotas.ts';

/** A request for more of a quota, as AWS sends it. */
export type QuotaRequest = RequestedServiceQuotaChange & {
  Id: string;
  ServiceCode: string;
  QuotaCode: string;
  DesiredValue: number;
};

/** The requests for more that an account has made in a Region, by id. */
export function quotaRequests(region: Region): Table<QuotaRequest> {
  return region.table<QuotaRequest>('service-quotas/request');
}

/** True until a request has its answer. */
export function isOpen({ Status }: QuotaRequest): boolean {
  return Status === 'PENDING' || Status === 'CASE_OPENED';
}

/** The timer {@link QUOTA_REQUEST_TIMER}: grants a request. */
export function approveRequest(id: string, region: Region): void {
  const request = quotaRequests(region).get(id);
  if (!request || !isOpen(request)) return;
  applyQuota(region, requireQuota(request.ServiceCode, request.QuotaCode), request.DesiredValue);
  quotaRequests(region).put(id, { ...request, Status: 'APPROVED', LastUpdated: region.date });
}

/** Turns down a request when {@link approveRequest} threw. */
export function failRequest(id: string, region: Region): void {
  const request = quotaRequests(region).get(id);
  if (!request) return;
  quotaRequests(region).put(id, { ...request, Status: 'NOT_APPROVED', LastUpdated: region.date });
}

export const QUOTA_REQUEST_TIMER = 'service-quotas/request';

/**
 * Milliseconds until a request is granted. AWS grants small ones by itself and asks people about the others, which takes
 * up to days: https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html. Two minutes are a
 * guess.
 */
export const UNTIL_APPROVED = 120_000;
