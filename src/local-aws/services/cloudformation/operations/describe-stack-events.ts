import {
  DescribeStackEvents$,
  type DescribeStackEventsCommandInput,
  type DescribeStackEventsCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { operation } from '../../../core/operation.ts';
import { page } from '../paging.ts';
import { onStack } from '../permissions.ts';
import { stackEvents } from '../stacks/stack-events.ts';
import { requireStack } from '../stacks/stacks.ts';

/** The events of a stack and its resources, the newest first. */
export const describeStackEvents = operation<
  DescribeStackEventsCommandInput,
  DescribeStackEventsCommandOutput
>(DescribeStackEvents$, {
  permissions: ({ StackName }, region) => [onStack('DescribeStackEvents', StackName, region)],
  run({ StackName: name = '', NextToken }, region) {
    const { stack } = requireStack(region, name);
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
