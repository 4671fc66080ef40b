import {
  ListPolicies$,
  type ListPoliciesCommandInput,
  type ListPoliciesCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { invalidMarker } from '../paging.ts';
import { allPolicies, attachmentCount, boundaryCount } from '../policies/policies.ts';
import { listedPolicy } from '../policies/policy-views.ts';

/** The managed policies, the customer's and those of AWS's that are here, by name. */
export const listPolicies = operation<ListPoliciesCommandInput, ListPoliciesCommandOutput>(
  ListPolicies$,
  {
    permissions: () => [{ action: 'iam:ListPolicies', resource: '*' }],
    run(input, region) {
      const { Scope = 'All', PathPrefix = '/', Marker, MaxItems = 100 } = input;
      const { OnlyAttached = false, PolicyUsageFilter: usage } = input;
      const isUsed = (arn: string) =>
        usage === 'PermissionsBoundary'
          ? boundaryCount(region, arn) > 0
          : attachmentCount(region, arn) > 0;
      const matching = allPolicies(region).filter(
        ({ policy, ofAws }) =>
          (Scope === 'All' || ofAws === (Scope === 'AWS')) &&
          policy.Path.startsWith(PathPrefix) &&
          (!(OnlyAttached || usage !== undefined) || isUsed(policy.Arn)),
      );
      const { items, next } = listPage(
        matching,
        // The customer may give a policy the name of one of AWS's.
        ({ policy, ofAws }) => `${policy.PolicyName} ${ofAws ? 1 : 2}`,
        {
          token: Marker,
          size: MaxItems,
          invalidToken: invalidMarker,
        },
      );
      return {
        Policies: items.map((record) => listedPolicy(region, record)),
        IsTruncated: next !== undefined,
        Marker: next,
      };
    },
  },
);
