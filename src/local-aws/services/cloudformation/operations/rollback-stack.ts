import {
  RollbackStack$,
  type RollbackStackCommandInput,
  type RollbackStackCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { operation } from '../../../core/operation.ts';
import { refuseOthers } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';
import { onStack } from '../permissions.ts';
import { rollBack, rollBackUpdate } from '../stacks/roll-back-stack.ts';
import { start } from '../stacks/run-stack.ts';
import { requireStack } from '../stacks/stacks.ts';

/** Rolls back a stack that failed and was left as it was. */
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
      if (status === 'CREATE_FAILED') rollBack(region, record, 'User Initiated', start);
      else if (status === 'UPDATE_FAILED') rollBackUpdate(region, record, 'User Initiated', start);
      else {
        // A guess at the wording, after that of UpdateStack.
        throw validationError(`Stack:${StackId} is in ${status} state and can not be rolled back.`);
      }
      return { StackId };
    },
  },
);
