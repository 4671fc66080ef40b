import {
  NoSuchEntityException$,
  UnmodifiableEntityException$,
  type AttachedPolicy,
  type Role,
  type Tag,
} from '@aws-sdk/client-iam';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import type { Table } from '../../../core/table.ts';
import { checkName } from '../validation.ts';

/** A role and what hangs on it. */
export interface RoleRecord {
  role: Role & { RoleName: string; Path: string; Arn: string; CreateDate: Date; Tags: Tag[] };
  attached: readonly AttachedPolicy[];
  /** Inline policies: name to JSON text. */
  inline: Record<string, string>;
}

/** IAM is global: every Region sees the same roles. */
export function roles(region: Region): Table<RoleRecord> {
  return region.account.table<RoleRecord>('iam/role');
}

/** Throws NoSuchEntityException, or ValidationError for a text that can be no role's name. */
export function requireRole(region: Region, roleName: string): RoleRecord {
  checkName('roleName', roleName);
  const record = roles(region).get(roleName);
  if (!record) {
    throw awsError(NoSuchEntityException$, `The role with name ${roleName} cannot be found.`);
  }
  return record;
}

/** As {@link requireRole}; throws UnmodifiableEntityException for a role that only AWS may change. */
export function requireOwnRole(region: Region, roleName: string): RoleRecord {
  const record = requireRole(region, roleName);
  if (isServiceLinked(record)) {
    // AWS's words, as transcripts of changes to AWSServiceRoleFor… and AWSReservedSSO_… roles show.
    throw awsError(
      UnmodifiableEntityException$,
      `Cannot perform the operation on the protected role '${roleName}' - this role is only modifiable by AWS`,
    );
  }
  return record;
}

/** True if a role belongs to a service: AWS keeps it, and only the service may assume it. */
export function isServiceLinked({ role }: RoleRecord): boolean {
  return role.Path.startsWith('/aws-service-role/');
}

export function roleArn(region: Region, path: string, roleName: string): string {
  return `arn:aws:iam::${region.accountId}:role${path}${roleName}`;
}

/**
 * How long a new role can be read and not yet assumed, in milliseconds. AWS promises no figure ("a few seconds"), so
 * this one is ours: long enough that a step that does not retry fails.
 */
const PROPAGATION = 8_000;

/** True if a service can assume the role yet. */
export function isAssumable(region: Region, record: RoleRecord): boolean {
  return region.now >= record.role.CreateDate.getTime() + PROPAGATION;
}
