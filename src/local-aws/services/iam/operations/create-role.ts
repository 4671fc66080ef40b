import {
  CreateRole$,
  EntityAlreadyExistsException$,
  type CreateRoleCommandInput,
  type CreateRoleCommandOutput,
} from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { boundaryOf, requireBoundary } from '../roles/permissions-boundary.ts';
import { tagContext, withContext } from '../permissions.ts';
import { checkTrustPolicy, encodeDocument } from '../policies/check-policy-document.ts';
import { createdRole } from '../roles/role-views.ts';
import { roleArn, roles } from '../roles/roles.ts';
import { checkTags } from '../tags.ts';
import { checkName } from '../validation.ts';

/** Makes a role. It can be read at once and assumed some seconds later. */
export const createRole = operation<CreateRoleCommandInput, CreateRoleCommandOutput>(CreateRole$, {
  permissions({ RoleName = '', Path = '/', Tags = [], PermissionsBoundary: boundary }, region) {
    const arn = roleArn(region, Path, RoleName);
    const tags = tagContext(Tags);
    const context = { ...(boundary && { 'iam:PermissionsBoundary': boundary }), ...tags };
    const create = withContext('iam:CreateRole', arn, context);
    return Tags.length > 0 ? [create, withContext('iam:TagRole', arn, tags)] : [create];
  },
  run(input, region) {
    const { RoleName: name = '', Path: path = '/', Description, PermissionsBoundary } = input;
    const { AssumeRolePolicyDocument: trust = '', MaxSessionDuration = 3600, Tags = [] } = input;
    checkName('roleName', name);
    checkTags(Tags);
    checkTrustPolicy(trust);
    if (PermissionsBoundary !== undefined) requireBoundary(region, PermissionsBoundary);
    // Names that differ only in case are the same name: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    const taken = roles(region)
      .all()
      .some(({ role }) => role.RoleName.toLowerCase() === name.toLowerCase());
    if (taken) {
      throw awsError(EntityAlreadyExistsException$, `Role with name ${name} already exists.`);
    }
    const record = roles(region).put(name, {
      role: {
        Path: path,
        RoleName: name,
        RoleId: `AROA${region.account.word(17, 'role', name)}`,
        Arn: roleArn(region, path, name),
        CreateDate: region.date,
        AssumeRolePolicyDocument: encodeDocument(trust),
        Description,
        MaxSessionDuration,
        PermissionsBoundary: boundaryOf(PermissionsBoundary),
        Tags,
      },
      attached: [],
      inline: {},
    });
    return { Role: createdRole(record) };
  },
});
