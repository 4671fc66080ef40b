import constraints from '../../constraints/cloudformation.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { validationError } from '../validation-error.ts';
import { STACK_TIMER } from './change-stack.ts';
import { createStack } from './create-stack.ts';
import { deleteStack } from './delete-stack.ts';
import { describeStackEvents } from './describe-stack-events.ts';
import { describeStackResources } from './describe-stack-resources.ts';
import { describeStacks } from './describe-stacks.ts';
import { inventory } from './inventory.ts';
import { listStackResources } from './list-stack-resources.ts';
import { rollbackStack } from './rollback-stack.ts';
import { runStack } from './run-stack.ts';
import { updateStack } from './update-stack.ts';

/** AWS CloudFormation: stacks of ECS clusters and IAM roles, from templates in JSON. */
export const cloudformation: Service = {
  id: 'cloudformation',
  protocol: 'awsQuery',
  target: '',
  version: '2010-05-15',
  xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  operations: [
    createStack,
    deleteStack,
    describeStackEvents,
    describeStackResources,
    describeStacks,
    listStackResources,
    rollbackStack,
    updateStack,
  ],
  constraints,
  invalid: validationError,
  inventory,
  timers: { [STACK_TIMER]: runStack },
};
