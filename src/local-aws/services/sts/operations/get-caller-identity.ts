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
  run: (_input, { accountId, caller }) => ({
    Account: accountId,
    Arn: caller.arn,
    UserId: caller.userId,
  }),
});
