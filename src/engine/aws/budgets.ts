import {
  BudgetsClient,
  DescribeBudgetCommand,
  ListTagsForResourceCommand,
  paginateDescribeBudgets,
  type Budget,
} from '@aws-sdk/client-budgets';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
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
      box: 'in its group',
      async *list({ budgets: client }, { accountId: AccountId, name = '' }) {
        for (const { BudgetName = '', ResourceARN } of await budgetsOf(client, AccountId)) {
          if (!BudgetName.startsWith(name)) continue;
          const list = new ListTagsForResourceCommand({ ResourceARN });
          const { ResourceTags } = await client.send(list);
          yield { arn: ResourceARN, tags: upperCaseTags.read(ResourceTags) };
        }
      },
    },
  },
  // A budget without actions is free: https://aws.amazon.com/aws-cost-management/aws-budgets/pricing/
  bills: {},
  picture: {
    title: 'AWS Budgets',
    stands: 'beside',
    async draw({ budgets: client, sts }) {
      // Budgets asks for the number of the account in every call.
      const { Account: AccountId } = await sts.send(new GetCallerIdentityCommand({}));
      const budgets = await budgetsOf(client, AccountId!);
      return {
        boxes: budgets.map(({ BudgetName = '', BudgetLimit, ResourceARN }) => ({
          key: ResourceARN,
          kind: 'budget',
          name: BudgetName,
          mood: 'steady' as const,
          ...(BudgetLimit && { note: `${Number(BudgetLimit.Amount)} ${BudgetLimit.Unit} a month` }),
          ask: { call: 'budgets:DescribeBudget', input: { AccountId, BudgetName } },
          inside: [],
        })),
      };
    },
    describes: { DescribeBudget: DescribeBudgetCommand },
  },
  ids: [],
  parentOf: undefined,
  // How soon AWS shows a new budget everywhere is not documented.
  passing: { untilConsistent: ['NotFoundException'], whileInUse: [] },
  already: { made: ['DuplicateRecordException'], gone: ['NotFoundException'] },
  lasting: ['InvalidParameterException', 'InternalErrorException'],
  advice: [],
} satisfies AwsService<BudgetsClient, { budgets: BudgetsClient; sts: STSClient }>;

// --- internal ---

/** All budgets of an account, to the last page, each with the ARN that AWS does not tell. */
async function budgetsOf(
  client: BudgetsClient,
  AccountId: string,
): Promise<(Budget & { ResourceARN: string })[]> {
  const budgets: Budget[] = [];
  for await (const { Budgets = [] } of paginateDescribeBudgets({ client }, { AccountId })) {
    budgets.push(...Budgets);
  }
  return budgets.map((budget) => ({
    ...budget,
    ResourceARN: `arn:aws:budgets::${AccountId}:budget/${budget.BudgetName}`,
  }));
}
