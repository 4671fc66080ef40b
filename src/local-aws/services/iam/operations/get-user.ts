import { GetUser$, type GetUserCommandInput, type GetUserCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { wholeUser } from '../users/user-views.ts';
import { requireUser } from '../users/users.ts';

/** A user, or the one who calls. */
export const getUser = operation<GetUserCommandInput, GetUserCommandOutput>(GetUser$, {
  permissions: ({ UserName }, region) => [onUser('iam:GetUser', UserName, region)],
  run: ({ UserName }, region) => ({ User: wholeUser(requireUser(region, UserName)) }),
});
