import type { Role } from '@aws-sdk/client-iam';
import type { RoleRecord } from './roles.ts';

// Which members each operation sends is taken from recordings of AWS:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json

/** A role as CreateRole and CreateServiceLinkedRole send it: without description and session duration. */
export function createdRole({ role }: RoleRecord): Role {
  return {
    Path: role.Path,
    RoleName: role.RoleName,
    RoleId: role.RoleId,
    Arn: role.Arn,
    CreateDate: role.CreateDate,
    AssumeRolePolicyDocument: role.AssumeRolePolicyDocument,
    PermissionsBoundary: role.PermissionsBoundary,
    Tags: role.Tags.length > 0 ? role.Tags : undefined,
  };
}

/** A role as GetRole sends it: whole. No role is ever used here, so `RoleLastUsed` is empty. */
export function wholeRole(record: RoleRecord): Role {
  const { Description, MaxSessionDuration } = record.role;
  return { ...createdRole(record), Description, MaxSessionDuration, RoleLastUsed: {} };
}

/** A role as ListRoles sends it: without tags, boundary and last use. */
export function listedRole(record: RoleRecord): Role {
  const { Tags: _tags, PermissionsBoundary: _boundary, ...role } = createdRole(record);
  const { Description, MaxSessionDuration } = record.role;
  return { ...role, Description, MaxSessionDuration };
}
