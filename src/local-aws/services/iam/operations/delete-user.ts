import {
  DeleteConflictException$,
  DeleteUser$,
  type DeleteUserCommandInput,
  type DeleteUserCommandOutput,
} from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { onUser } from '../permissions.ts';
import { accessKeys } from '../users/access-keys.ts';
import { requireOwnUser, users } from '../users/users.ts';

/** Refused while the user has a policy or an access key. */
export const deleteUser = operation<DeleteUserCommandInput, DeleteUserCommandOutput>(DeleteUser$, {
  permissions: ({ UserName }, region) => [onUser('iam:DeleteUser', UserName, region)],
  run({ UserName }, region) {
    const { user, attached, inline } = requireOwnUser(region, UserName);
    // The first two texts are those of DeleteRole.
    if (attached.length > 0) {
      throw awsError(
        DeleteConflictException$,
        'Cannot delete entity, must detach all policies first.',
      );
    }
    if (Object.keys(inline).length > 0) {
      throw awsError(DeleteConflictException$, 'Cannot delete entity, must delete policies first.');
    }
    if (accessKeys(region).by('user', user.UserName).length > 0) {
      // https://github.com/aws-controllers-k8s/community/issues/2229
      throw awsError(
        DeleteConflictException$,
        'Cannot delete entity, must delete access keys first.',
      );
    }
    users(region).delete(user.UserName);
    return {};
  },
});
