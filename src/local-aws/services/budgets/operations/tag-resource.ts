import {
  TagResource$,
  type TagResourceCommandInput,
  type TagResourceCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { budgets, requireTagged } from '../budgets/budgets.ts';
import { toTag } from '../permissions.ts';
import { mergeTags } from '../tags.ts';

export const tagResource = operation<TagResourceCommandInput, TagResourceCommandOutput>(
  TagResource$,
  {
    permissions: ({ ResourceARN = '*', ResourceTags }) => toTag(ResourceARN, ResourceTags),
    run({ ResourceARN = '', ResourceTags = [] }, region) {
      const record = requireTagged(region, ResourceARN);
      const tags = mergeTags(record.tags, ResourceTags);
      budgets(region).put(record.budget.BudgetName, { ...record, tags });
      return {};
    },
  },
);
