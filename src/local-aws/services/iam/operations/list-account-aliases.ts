import {
  ListAccountAliases$,
  type ListAccountAliasesCommandInput,
  type ListAccountAliasesCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';

/** The aliases of the account. CreateAccountAlias is not served, so there are none. */
export const listAccountAliases = operation<
  ListAccountAliasesCommandInput,
  ListAccountAliasesCommandOutput
>(ListAccountAliases$, {
  permissions: () => [{ action: 'iam:ListAccountAliases', resource: '*' }],
  run: () => ({ AccountAliases: [], IsTruncated: false }),
});
