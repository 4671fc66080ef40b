import { NoSuchEntityException$, type AttachedPolicy, type Role } from '@aws-sdk/client-iam';
import type { Region } from '../../core/account.ts';
import { awsError } from '../../core/error.ts';
import type { Table } from '../../core/table.ts';

/** A role and what hangs on it. */
export interface RoleRecord {
  role: Role & { RoleName: string; Arn: string; CreateDate: Date };
  attached: AttachedPolicy[];
  /** Inline policies: name to JSON text. */
  inline: Record<string, string>;
}

/** IAM is global: every Region sees the same roles. */
export function roles(region: Region): Table<RoleRecord> {
  return region.account.table<RoleRecord>('iam/role');
}

/** Throws NoSuchEntityException in AWS's words. */
export function requireRole(region: Region, roleName: string): RoleRecord {
  const record = roles(region).get(roleName);
  if (!record) {
    throw awsError(NoSuchEntityException$, `The role with name ${roleName} cannot be found.`);
  }
  return record;
}

export function roleArn(region: Region, path: string, roleName: string): string {
  return `arn:aws:iam::${region.accountId}:role${path}${roleName}`;
}

/**
 * How long a new role can be read and not yet assumed, in milliseconds. AWS promises no figure ("a few seconds"), so
 * this one is ours: long enough that a step that does not retry fails.
 */
const PROPAGATION = 8_000;

/** Whether a service can assume the role yet. */
export function isAssumable(region: Region, record: RoleRecord): boolean {
  return region.now >= record.role.CreateDate.getTime() + PROPAGATION;
}
