import {
  GetCallerIdentity$,
  type GetCallerIdentityCommandInput,
  type GetCallerIdentityCommandOutput,
} from '@aws-sdk/client-sts';
import { operation } from '../../../core/operation.ts';

/** Needs no permission: AWS answers it even under an explicit deny. */
export const getCallerIdentity = operation<
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput
>(GetCallerIdentity$, {
  run: (_input, { accountId }) => ({
    Account: accountId,
    Arn: `arn:aws:iam::${accountId}:user/reader`,
    UserId: 'AIDALOCALAWSREADER000',
  }),
});
