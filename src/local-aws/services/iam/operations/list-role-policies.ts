import {
  ListRolePolicies$,
  type ListRolePoliciesCommandInput,
  type ListRolePoliciesCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { listInline } from '../policies/inline-policies.ts';
import { requireRole } from '../roles/roles.ts';

/** The names of the inline policies of a role. */
export const listRolePolicies = operation<
  ListRolePoliciesCommandInput,
  ListRolePoliciesCommandOutput
>(ListRolePolicies$, {
  permissions: ({ RoleName }, region) => [onRole('iam:ListRolePolicies', RoleName, region)],
  run: (input, region) => listInline(requireRole(region, input.RoleName ?? '').inline, input),
});
