import {
  ListStackResources$,
  type ListStackResourcesCommandInput,
  type ListStackResourcesCommandOutput,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { operation } from '../../../core/operation.ts';
import { page } from '../paging.ts';
import { onStack } from '../permissions.ts';
import { shownResources } from '../stacks/shown-stack.ts';
import { requireStack } from '../stacks/stacks.ts';

export const listStackResources = operation<
  ListStackResourcesCommandInput,
  ListStackResourcesCommandOutput
>(ListStackResources$, {
  permissions: ({ StackName }, region) => [onStack('ListStackResources', StackName, region)],
  run({ StackName: name = '', NextToken }, region) {
    const shown = shownResources(requireStack(region, name));
    const { items, next } = page(shown, (each) => each.LogicalResourceId, NextToken);
    return {
      StackResourceSummaries: items.map(
        ({ StackId: _id, StackName: _name, Timestamp, ...rest }): StackResourceSummary => ({
          ...rest,
          LastUpdatedTimestamp: Timestamp,
        }),
      ),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
