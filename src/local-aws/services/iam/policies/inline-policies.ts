import { NoSuchEntityException$ } from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { own } from '../../../core/own.ts';
import type { RoleRecord } from '../roles/roles.ts';

/** The JSON text of an inline policy. Throws NoSuchEntityException in AWS's words. */
export function requireInlinePolicy({ inline }: RoleRecord, policyName: string): string {
  const document = own(inline, policyName);
  if (document !== undefined) return document;
  throw awsError(
    NoSuchEntityException$,
    `The role policy with name ${policyName} cannot be found.`,
  );
}
