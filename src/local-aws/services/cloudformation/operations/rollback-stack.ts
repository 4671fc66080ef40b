import {
  RollbackStack$,
  type RollbackStackCommandInput,
  type RollbackStackCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { operation } from '../../../core/operation.ts';
import { refuseOthers } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';
import { onStack } from '../permissions.ts';
import { enter } from '../stacks/change-stack.ts';
import { newJob } from '../stacks/jobs.ts';
import { rollBackUpdate } from '../stacks/roll-back-stack.ts';
import { deleteSteps, start } from '../stacks/run-stack.ts';
import { requireStack } from '../stacks/stacks.ts';

/**
 * Rolls a stack that failed, and was left as it was, back to its last stable state. One that never had any is deleted.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackStack.html, read on 2026-11-29
 */
export const rollbackStack = operation<RollbackStackCommandInput, RollbackStackCommandOutput>(
  RollbackStack$,
  {
    permissions: ({ StackName }, region) => [onStack('RollbackStack', StackName, region)],
    run(input, region) {
      const { StackName: name = '', ClientRequestToken: token } = input;
      refuseOthers('a stack', input, ['StackName', 'ClientRequestToken']);
      const before = requireStack(region, name);
      const { StackStatus: status, StackId } = before.stack;
      const record = { ...before, ...(token !== undefined && { token }) };
      if (status !== 'CREATE_FAILED' && status !== 'UPDATE_FAILED') {
        // A guess at the wording, after that of UpdateStack.
        throw validationError(`Stack:${StackId} is in ${status} state and can not be rolled back.`);
      }
      if (record.stable) rollBackUpdate(region, record, 'User Initiated', start);
      else {
        const leaving = enter(region, record, 'DELETE_IN_PROGRESS', 'User Initiated');
        start(region, leaving, newJob('delete', deleteSteps(leaving)));
      }
      return { StackId };
    },
  },
);
