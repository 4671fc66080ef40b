import {
  ListAccountAliases$,
  type ListAccountAliasesCommandInput,
  type ListAccountAliasesCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { invalidMarker } from '../paging.ts';

/** The aliases of the account. CreateAccountAlias is not served, so there are none. */
export const listAccountAliases = operation<
  ListAccountAliasesCommandInput,
  ListAccountAliasesCommandOutput
>(ListAccountAliases$, {
  permissions: () => [{ action: 'iam:ListAccountAliases', resource: '*' }],
  run({ Marker, MaxItems = 100 }) {
    const { items } = listPage<string>([], String, {
      token: Marker,
      size: MaxItems,
      invalidToken: invalidMarker,
    });
    return { AccountAliases: items, IsTruncated: false };
  },
});
