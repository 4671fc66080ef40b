import constraints from '../../wire/constraint-models/cloudformation.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { validationError } from '../validation-error.ts';
import { STACK_TIMER } from './stacks/change-stack.ts';
import { createStack } from './operations/create-stack.ts';
import { deleteStack } from './operations/delete-stack.ts';
import { describeStackEvents } from './operations/describe-stack-events.ts';
import { describeStackResource } from './operations/describe-stack-resource.ts';
import { describeStackResources } from './operations/describe-stack-resources.ts';
import { describeStacks } from './operations/describe-stacks.ts';
import { getTemplate } from './operations/get-template.ts';
import { inventory } from './inventory.ts';
import { listStackResources } from './operations/list-stack-resources.ts';
import { listStacks } from './operations/list-stacks.ts';
import { rollbackStack } from './operations/rollback-stack.ts';
import { failStack, runStack } from './stacks/run-stack.ts';
import { stacks } from './stacks/stacks.ts';
import { updateStack } from './operations/update-stack.ts';
import { validateTemplate } from './operations/validate-template.ts';

/** AWS CloudFormation: stacks of clusters, task definitions, roles and log groups, from templates in JSON or YAML. */
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
    describeStackResource,
    describeStackResources,
    describeStacks,
    getTemplate,
    listStackResources,
    listStacks,
    rollbackStack,
    updateStack,
    validateTemplate,
  ],
  constraints,
  ownWords: {},
  invalid: validationError,
  tagsOf(arn, region) {
    const { Tags = [] } = stacks(region).get(arn)?.stack ?? {};
    return Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  },
  inventory,
  timers: { [STACK_TIMER]: { run: runStack, fail: failStack } },
};
