import {
  BudgetsClient,
  ListTagsForResourceCommand,
  paginateDescribeBudgets,
} from '@aws-sdk/client-budgets';
import type { AwsService } from './service.ts';
import { upperCaseTags } from './tag-shapes.ts';

/** AWS Budgets: it watches what the whole account spends, in all Regions. */
export const budgets = {
  title: 'AWS Budgets',
  iam: { prefix: 'budgets', conditionKeys: {}, limits: {}, unkept: {}, madeUp: [] },
  signingName: 'budgets',
  cli: 'budgets',
  sdk: '@aws-sdk/client-budgets',
  botocore: 'budgets',
  documentation: 'https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/',
  client: (config) => new BudgetsClient(config),
  tags: upperCaseTags,
  kinds: {
    budget: {
      box: 'in no picture',
      async *list({ budgets: client }, { accountId: AccountId, name = '' }) {
        for await (const { Budgets = [] } of paginateDescribeBudgets({ client }, { AccountId })) {
          for (const { BudgetName = '' } of Budgets) {
            if (!BudgetName.startsWith(name)) continue;
            const ResourceARN = `arn:aws:budgets::${AccountId}:budget/${BudgetName}`;
            const list = new ListTagsForResourceCommand({ ResourceARN });
            const { ResourceTags } = await client.send(list);
            yield { arn: ResourceARN, tags: upperCaseTags.read(ResourceTags) };
          }
        }
      },
    },
  },
  // A budget without actions is free: https://aws.amazon.com/aws-cost-management/aws-budgets/pricing/
  bills: {},
  picture: undefined,
  ids: [],
  parentOf: undefined,
  // How soon AWS shows a new budget everywhere is not documented.
  passing: { untilConsistent: ['NotFoundException'], whileInUse: [] },
  already: { made: ['DuplicateRecordException'], gone: ['NotFoundException'] },
  lasting: ['InvalidParameterException', 'InternalErrorException'],
  advice: [],
} satisfies AwsService<BudgetsClient, { budgets: BudgetsClient }>;
