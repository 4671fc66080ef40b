import {
  UntagResource$,
  type UntagResourceCommandInput,
  type UntagResourceCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { budgets, requireTagged } from '../budgets/budgets.ts';

/** A key that the budget does not have is no error. */
export const untagResource = operation<UntagResourceCommandInput, UntagResourceCommandOutput>(
  UntagResource$,
  {
    permissions: ({ ResourceARN = '*', ResourceTagKeys = [] }) => [
      {
        action: 'budgets:UntagResource',
        resource: ResourceARN,
        context: { 'aws:TagKeys': ResourceTagKeys },
      },
    ],
    run({ ResourceARN = '', ResourceTagKeys = [] }, region) {
      const record = requireTagged(region, ResourceARN);
      const tags = record.tags.filter(({ Key = '' }) => !ResourceTagKeys.includes(Key));
      budgets(region).put(record.budget.BudgetName, { ...record, tags });
      return {};
    },
  },
);
