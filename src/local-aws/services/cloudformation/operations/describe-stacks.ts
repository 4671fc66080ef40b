import {
  DescribeStacks$,
  type DescribeStacksCommandInput,
  type DescribeStacksCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { operation } from '../../../core/operation.ts';
import { page } from '../paging.ts';
import { onStack } from '../permissions.ts';
import { shownStack } from '../stacks/shown-stack.ts';
import { requireStack, stacks } from '../stacks/stacks.ts';

/** A stack by name or id, or all that are not deleted. A deleted one is found by its id alone. */
export const describeStacks = operation<DescribeStacksCommandInput, DescribeStacksCommandOutput>(
  DescribeStacks$,
  {
    permissions: ({ StackName }, region) => [onStack('DescribeStacks', StackName, region)],
    run({ StackName: name, NextToken }, region) {
      const found =
        name !== undefined
          ? [requireStack(region, name)]
          : stacks(region)
              .all()
              .filter(({ stack }) => stack.StackStatus !== 'DELETE_COMPLETE');
      const { items, next } = page(found, ({ stack }) => stack.StackId, NextToken);
      return {
        Stacks: items.map((record) => shownStack(region, record)),
        ...(next !== undefined && { NextToken: next }),
      };
    },
  },
);
