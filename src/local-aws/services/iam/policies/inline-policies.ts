import { NoSuchEntityException$ } from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { own } from '../../../core/own-entry.ts';
import { listPage } from '../../list-page.ts';
import { invalidMarker } from '../paging.ts';
import { requireSize } from './check-policy-document.ts';

/** The inline policies of a role or a user: name to JSON text. */
export type InlinePolicies = Readonly<Record<string, string>>;

/** The JSON text of an inline policy. Throws NoSuchEntityException in AWS's words. */
export function requireInlinePolicy(
  { inline }: { inline: InlinePolicies },
  policyName: string,
  kind: 'role' | 'user' = 'role',
): string {
  const document = own(inline, policyName);
  if (document !== undefined) return document;
  throw awsError(
    NoSuchEntityException$,
    `The ${kind} policy with name ${policyName} cannot be found.`,
  );
}

/**
 * The inline policies with one more, or with another text for it. Throws LimitExceededException where all of them together
 * are too long, in AWS's words, as in public transcripts.
 *
 * @param owner as `role web`
 */
export function withInline(
  inline: InlinePolicies,
  [name, document]: readonly [string, string],
  { owner, limit }: { owner: string; limit: number },
): Record<string, string> {
  const all = { ...inline, [name]: document };
  requireSize(
    Object.values(all).join(''),
    limit,
    `Maximum policy size of ${limit} bytes exceeded for ${owner}`,
  );
  return all;
}

/** A page of the names of inline policies. */
export function listInline(
  inline: InlinePolicies,
  { Marker, MaxItems = 100 }: { Marker?: string | undefined; MaxItems?: number | undefined },
) {
  const { items, next } = listPage(Object.keys(inline), (name) => name, {
    token: Marker,
    size: MaxItems,
    invalidToken: invalidMarker,
  });
  return { PolicyNames: items, IsTruncated: next !== undefined, Marker: next };
}
