import {
  DeleteStack$,
  type DeleteStackCommandInput,
  type DeleteStackCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { operation } from '../../../core/operation.ts';
import { notModelled, refuseOthers } from '../../not-modelled.ts';
import { enter } from '../stacks/change-stack.ts';
import { validationError } from '../errors.ts';
import { newJob } from '../stacks/jobs.ts';
import { onStack, toActWith } from '../permissions.ts';
import { toDeleteResources } from '../resource-permissions.ts';
import { deleteSteps, start } from '../stacks/run-stack.ts';
import { requireStackRole } from '../stacks/stack-role.ts';
import { findStack } from '../stacks/stacks.ts';

/** Begins to delete a stack with its resources, whatever is being done with it. One that is not there is passed over. */
export const deleteStack = operation<DeleteStackCommandInput, DeleteStackCommandOutput>(
  DeleteStack$,
  {
    permissions({ StackName = '', RoleARN: roleArn }, region) {
      const before = findStack(region, StackName);
      return [
        onStack('DeleteStack', StackName, region, { roleArn }),
        ...toActWith(roleArn, before?.stack.RoleARN, region.accountId, () =>
          toDeleteResources(region, before),
        ),
      ];
    },
    run(input, region) {
      const { StackName: name = '', RetainResources = [], ClientRequestToken: token } = input;
      const { DeletionMode: mode, ...others } = input;
      refuseOthers('a stack', others, [
        'StackName',
        'RetainResources',
        'RoleARN',
        'ClientRequestToken',
      ]);
      if (mode !== undefined && mode !== 'STANDARD') throw notModelled(`DeletionMode ${mode}`);
      const before = findStack(region, name);
      if (!before || before.stack.StackStatus === 'DELETE_COMPLETE') return {};
      const { StackStatus: status, StackName, EnableTerminationProtection } = before.stack;
      if (status === 'DELETE_IN_PROGRESS') return {};
      if (EnableTerminationProtection) {
        // https://github.com/rackspace/runway/pull/199
        throw validationError(
          `Stack [${StackName}] cannot be deleted while TerminationProtection is enabled`,
        );
      }
      if (RetainResources.length > 0 && status !== 'DELETE_FAILED') {
        // AWS's CLI for HyperPod looks for the second sentence; the first is as FORCE_DELETE_STACK is refused:
        // https://github.com/aws/sagemaker-hyperpod-cli/blob/main/src/sagemaker/hyperpod/cli/cluster_stack_utils.py
        throw validationError(
          `Invalid operation on stack [${before.stack.StackId}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
        );
      }
      requireStackRole(region, input.RoleARN, before.stack.StackId);
      const role = input.RoleARN === undefined ? {} : { RoleARN: input.RoleARN };
      const record = enter(
        region,
        { ...before, stack: { ...before.stack, ...role }, ...(token !== undefined && { token }) },
        'DELETE_IN_PROGRESS',
        'User Initiated',
      );
      const steps = deleteSteps(record).filter(
        ({ logicalId }) => !RetainResources.includes(logicalId),
      );
      start(region, record, newJob('delete', steps));
      return {};
    },
  },
);
