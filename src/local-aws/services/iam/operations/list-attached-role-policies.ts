import {
  ListAttachedRolePolicies$,
  type ListAttachedRolePoliciesCommandInput,
  type ListAttachedRolePoliciesCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onRole } from '../permissions.ts';
import { listAttached } from '../policies/attached-policies.ts';
import { requireRole } from '../roles/roles.ts';

/** The managed policies of a role. */
export const listAttachedRolePolicies = operation<
  ListAttachedRolePoliciesCommandInput,
  ListAttachedRolePoliciesCommandOutput
>(ListAttachedRolePolicies$, {
  permissions: ({ RoleName }, region) => [onRole('iam:ListAttachedRolePolicies', RoleName, region)],
  run: (input, region) => listAttached(requireRole(region, input.RoleName ?? '').attached, input),
});
