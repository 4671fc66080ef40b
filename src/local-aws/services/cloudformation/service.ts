import constraints from '../../wire/constraint-models/cloudformation.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { validationError } from '../validation-error.ts';
import { STACK_TIMER } from './stacks/change-stack.ts';
import { createStack } from './operations/create-stack.ts';
import { deleteStack } from './operations/delete-stack.ts';
import { describeStackEvents } from './operations/describe-stack-events.ts';
import { describeStackResources } from './operations/describe-stack-resources.ts';
import { describeStacks } from './operations/describe-stacks.ts';
import { inventory } from './inventory.ts';
import { listStackResources } from './operations/list-stack-resources.ts';
import { rollbackStack } from './operations/rollback-stack.ts';
import { failStack, runStack } from './stacks/run-stack.ts';
import { updateStack } from './operations/update-stack.ts';

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
  ownWords: {},
  invalid: validationError,
  inventory,
  timers: { [STACK_TIMER]: { run: runStack, fail: failStack } },
};
