import type { Region } from '../../../core/account.ts';

/** Who calls, as ECS writes it into `registeredBy` and `createdBy`. */
export function callerArn(region: Region): string {
  return `arn:aws:iam::${region.accountId}:user/reader`;
}
