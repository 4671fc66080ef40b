import {
  ListStacks$,
  type ListStacksCommandInput,
  type ListStacksCommandOutput,
  type StackSummary,
} from '@aws-sdk/client-cloudformation';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { page } from '../paging.ts';
import { onStack } from '../permissions.ts';
import { stacks, type StackRecord } from '../stacks/stacks.ts';

/** The stacks of an account in short, the newest first, and with them those that were deleted in the last 90 days. */
export const listStacks = operation<ListStacksCommandInput, ListStacksCommandOutput>(ListStacks$, {
  permissions: (_input, region) => [onStack('ListStacks', undefined, region)],
  run({ StackStatusFilter: wanted = [], NextToken }, region) {
    const found = stacks(region)
      .all()
      .map((record, index) => ({ record, key: String(index).padStart(9, '0') }))
      .filter(({ record }) => isListed(record, wanted, region));
    // The order is a guess.
    const { items, next } = page(found, ({ key }) => key, NextToken, true);
    return {
      StackSummaries: items.map(({ record }) => summaryOf(record)),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});

// --- internal ---

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html */
const REMEMBERED = 90 * 86_400_000;

function isListed({ stack }: StackRecord, wanted: readonly string[], region: Region): boolean {
  const { DeletionTime, StackStatus } = stack;
  const isRemembered =
    DeletionTime === undefined || region.now - DeletionTime.getTime() <= REMEMBERED;
  return isRemembered && (wanted.length === 0 || wanted.includes(StackStatus));
}

function summaryOf({ stack }: StackRecord): StackSummary {
  const { Description, StackStatusReason, LastUpdatedTime, DeletionTime } = stack;
  return {
    StackId: stack.StackId,
    StackName: stack.StackName,
    ...(Description !== undefined && { TemplateDescription: Description }),
    CreationTime: stack.CreationTime,
    ...(LastUpdatedTime && { LastUpdatedTime }),
    ...(DeletionTime && { DeletionTime }),
    StackStatus: stack.StackStatus,
    ...(StackStatusReason !== undefined && { StackStatusReason }),
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}
