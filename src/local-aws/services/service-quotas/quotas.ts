import { NoSuchResourceException$, type ServiceQuota } from '@aws-sdk/client-service-quotas';
import type { Region } from '../../core/account.ts';
import { awsError } from '../../core/error.ts';
import type { Table } from '../../core/table.ts';

/** A quota that AWS knows, with the value that an account has that has not asked for more. */
export interface KnownQuota {
  serviceCode: string;
  serviceName: string;
  quotaCode: string;
  quotaName: string;
  defaultValue: number;
}

/**
 * The quotas that the tutorial meets. New accounts may have less than these defaults.
 * https://docs.aws.amazon.com/general/latest/gr/ecs-service.html#service-quotas-fargate
 */
export const QUOTAS: readonly KnownQuota[] = [
  {
    serviceCode: 'fargate',
    serviceName: 'AWS Fargate',
    quotaCode: 'L-3032A538',
    quotaName: 'Fargate On-Demand vCPU resource count',
    defaultValue: 6,
  },
  {
    serviceCode: 'fargate',
    serviceName: 'AWS Fargate',
    quotaCode: 'L-36FBB829',
    quotaName: 'Fargate Spot vCPU resource count',
    defaultValue: 6,
  },
];

/** Sets what a quota of the account is in a Region, as support does. */
export function applyQuota(region: Region, quota: KnownQuota, value: number): void {
  appliedQuotas(region).put(keyOf(quota), { value });
}

/** A quota of the account in a Region. */
export function appliedValue(region: Region, quota: KnownQuota): number {
  return appliedQuotas(region).get(keyOf(quota))?.value ?? quota.defaultValue;
}

/** Throws NoSuchResourceException for a service or a quota that is not among {@link QUOTAS}. */
export function requireQuota(serviceCode: string, quotaCode: string): KnownQuota {
  requireService(serviceCode);
  const quota = QUOTAS.find(
    (each) => each.serviceCode === serviceCode && each.quotaCode === quotaCode,
  );
  if (quota) return quota;
  // By analogy with the text for a service; a guess.
  throw awsError(
    NoSuchResourceException$,
    'The request failed because the specified service quota does not exist.',
  );
}

/** AWS's words: https://github.com/aws/aws-cli/issues/4569 */
export function requireService(serviceCode: string): void {
  if (QUOTAS.some((quota) => quota.serviceCode === serviceCode)) return;
  throw awsError(
    NoSuchResourceException$,
    'The request failed because the specified service does not exist.',
  );
}

/** A quota as AWS sends it, with the account's value or with the default one. */
export function describedQuota(
  region: Region,
  quota: KnownQuota,
  which: 'applied' | 'default',
): ServiceQuota {
  const applied = which === 'applied';
  const owner = applied ? region.accountId : '';
  return {
    ServiceCode: quota.serviceCode,
    ServiceName: quota.serviceName,
    QuotaArn: `arn:aws:servicequotas:${region.name}:${owner}:${quota.serviceCode}/${quota.quotaCode}`,
    QuotaCode: quota.quotaCode,
    QuotaName: quota.quotaName,
    Value: applied ? appliedValue(region, quota) : quota.defaultValue,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
    ...(applied && { QuotaAppliedAtLevel: 'ACCOUNT' }),
  };
}

// --- internal ---

/** The values that an account has in a Region where they are not the default, by service and quota code. */
function appliedQuotas(region: Region): Table<{ value: number }> {
  return region.table<{ value: number }>('service-quotas/applied');
}

function keyOf({ serviceCode, quotaCode }: KnownQuota): string {
  return `${serviceCode}/${quotaCode}`;
}
