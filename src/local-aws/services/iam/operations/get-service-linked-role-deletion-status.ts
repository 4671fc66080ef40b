import {
  GetServiceLinkedRoleDeletionStatus$,
  NoSuchEntityException$,
  type GetServiceLinkedRoleDeletionStatusCommandInput,
  type GetServiceLinkedRoleDeletionStatusCommandOutput,
} from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { deletionTasks } from '../roles/deletion-tasks.ts';
import { onRole } from '../permissions.ts';

export const getServiceLinkedRoleDeletionStatus = operation<
  GetServiceLinkedRoleDeletionStatusCommandInput,
  GetServiceLinkedRoleDeletionStatusCommandOutput
>(GetServiceLinkedRoleDeletionStatus$, {
  permissions: ({ DeletionTaskId = '' }, region) => [
    onRole('iam:GetServiceLinkedRoleDeletionStatus', DeletionTaskId.split('/').at(-2), region),
  ],
  run({ DeletionTaskId = '' }, region) {
    const task = deletionTasks(region).get(DeletionTaskId);
    if (!task) {
      // The wording is a guess.
      throw awsError(
        NoSuchEntityException$,
        `The deletion task with id ${DeletionTaskId} cannot be found.`,
      );
    }
    return { Status: task.status, Reason: task.reason };
  },
});
