import {
  DescribeStackEvents$,
  type DescribeStackEventsCommandInput,
  type DescribeStackEventsCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { operation } from '../../../core/operation.ts';
import { validationError } from '../errors.ts';
import { page } from '../paging.ts';
import { onStack } from '../permissions.ts';
import { stackEvents } from '../stacks/stack-events.ts';
import { findStack } from '../stacks/stacks.ts';

/** The events of a stack and its resources, the newest first. */
export const describeStackEvents = operation<
  DescribeStackEventsCommandInput,
  DescribeStackEventsCommandOutput
>(DescribeStackEvents$, {
  permissions: ({ StackName }, region) => [onStack('DescribeStackEvents', StackName, region)],
  run({ StackName: name = '', NextToken }, region) {
    const record = findStack(region, name);
    // DescribeStacks has other words: https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_stacks.snapshot.json
    if (!record) throw validationError(`Stack [${name}] does not exist`);
    const { stack } = record;
    const numbered = stackEvents(region)
      .by('stack', stack.StackId)
      .map((event, index) => ({ event, key: String(index).padStart(9, '0') }));
    const { items, next } = page(numbered, ({ key }) => key, NextToken, true);
    return {
      StackEvents: items.map(({ event }) => event),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
