import {
  CreateBudgetCommand,
  CreateNotificationCommand,
  CreateSubscriberCommand,
  DeleteBudgetCommand,
  DeleteNotificationCommand,
  DeleteSubscriberCommand,
  DescribeBudgetCommand,
  DescribeBudgetsCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  ListTagsForResourceCommand,
  paginateDescribeBudgets,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateBudgetCommand,
  type Budget,
  type BudgetsClient,
  type Notification,
  type Subscriber,
} from '@aws-sdk/client-budgets';
import { expect, test } from 'vitest';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { clientsOf, openLocalAws } from '../../local.ts';
import { refusal } from './refusal.ts';

const AccountId = '111122223333';
const ARN = `arn:aws:budgets::${AccountId}:budget/lunch`;
const lunch = { AccountId, BudgetName: 'lunch' };
const WARNING: Notification = {
  NotificationType: 'ACTUAL',
  ComparisonOperator: 'GREATER_THAN',
  Threshold: 80,
};
const ME: Subscriber = { SubscriptionType: 'EMAIL', Address: 'me@example.com' };

test('a budget has the defaults of AWS, and nothing is spent', async () => {
  const client = await withLunch();
  const { Budget } = await client.send(new DescribeBudgetCommand(lunch));
  expect(Budget).toMatchObject({
    BudgetName: 'lunch',
    BudgetLimit: { Amount: '5.0', Unit: 'USD' },
    CostTypes: { IncludeCredit: true, IncludeTax: true, UseBlended: false },
    TimePeriod: {
      Start: new Date('2026-11-01T00:00:00Z'),
      End: new Date('2087-06-15T00:00:00Z'),
    },
    CalculatedSpend: { ActualSpend: { Amount: '0.0', Unit: 'USD' } },
  });
});

test('a budget is the same one in every Region', async () => {
  const aws = await openLocalAws(allServices);
  await clientsOf(aws).budgets.send(new CreateBudgetCommand({ AccountId, Budget: budget() }));
  const { Budgets } = await clientsOf(aws).budgets.send(new DescribeBudgetsCommand({ AccountId }));
  expect(Budgets!.map(({ BudgetName }) => BudgetName)).toEqual(['lunch']);
});

test.for<[string, Partial<Budget>, string, string]>([
  [
    'without a limit',
    { BudgetLimit: undefined },
    'InvalidParameterException',
    'Unable to create/update budget - please provide one of the followings: Budget Limit/ Planned Budget Limit/ Auto Adjust Data',
  ],
  [
    'of a name with a colon',
    { BudgetName: 'a:b' },
    'InvalidParameterException',
    'the budget name is invalid',
  ],
  [
    'that ends before it starts',
    { TimePeriod: { End: new Date('2020-01-01T00:00:00Z') } },
    'InvalidParameterException',
    'the start must come before the end',
  ],
  [
    'of another kind of time',
    { TimeUnit: 'WEEKLY' as never },
    'InvalidParameterException',
    'Member must satisfy enum value set',
  ],
  ['of usage', { BudgetType: 'USAGE' }, 'NotImplemented', 'a budget of type USAGE'],
  [
    'that adjusts itself',
    { AutoAdjustData: { AutoAdjustType: 'FORECAST' } },
    'NotImplemented',
    'AutoAdjustData of a budget',
  ],
])('a budget %s is refused', async ([_what, change, name, words]) => {
  const { budgets } = clientsOf(await openLocalAws(allServices));
  const Budget = { ...budget(), ...change };
  const refused = await refusal(budgets.send(new CreateBudgetCommand({ AccountId, Budget })));
  expect(refused.name).toBe(name);
  expect(refused.message).toContain(words);
});

test('one that is there, one that is not, and one of another account are refused', async () => {
  const client = await withLunch();
  const again = await refusal(
    client.send(new CreateBudgetCommand({ AccountId, Budget: budget() })),
  );
  expect([again.name, again.message]).toEqual([
    'DuplicateRecordException',
    'Error creating budget: lunch - the budget already exists.',
  ]);
  const none = { AccountId, BudgetName: 'dinner' };
  for (const command of [new DescribeBudgetCommand(none), new DeleteBudgetCommand(none)]) {
    const refused = await refusal(client.send(command));
    expect(refused.name).toBe('NotFoundException');
    expect(refused.message).toMatch(
      /^Unable to (get|delete) budget: dinner - the budget doesn't exist\.$/,
    );
  }
  const other = new DescribeBudgetsCommand({ AccountId: '444455556666' });
  expect((await refusal(client.send(other))).name).toBe('AccessDeniedException');
});

test('an update changes the limit, and leaves warnings and tags', async () => {
  const client = await withLunch();
  const NewBudget = { ...budget(), BudgetLimit: { Amount: '7.5', Unit: 'USD' } };
  await client.send(new UpdateBudgetCommand({ AccountId, NewBudget }));
  const { Budget } = await client.send(new DescribeBudgetCommand(lunch));
  expect(Budget!.BudgetLimit).toEqual({ Amount: '7.5', Unit: 'USD' });
  expect(await notificationsOf(client)).toHaveLength(1);
  expect(await tagsOf(client)).toEqual([{ Key: 'team', Value: 'kitchen' }]);
});

test('a warning is told without the type of a percentage, and goes with its last subscriber', async () => {
  const client = await withLunch();
  expect(await notificationsOf(client)).toEqual([{ ...WARNING, NotificationState: 'OK' }]);
  const you: Subscriber = { SubscriptionType: 'EMAIL', Address: 'you@example.com' };
  const which = { ...lunch, Notification: WARNING };
  await client.send(new CreateSubscriberCommand({ ...which, Subscriber: you }));
  expect(await subscribersOf(client)).toEqual([ME, you]);
  await client.send(new DeleteSubscriberCommand({ ...which, Subscriber: ME }));
  await client.send(new DeleteSubscriberCommand({ ...which, Subscriber: you }));
  expect(await notificationsOf(client)).toEqual([]);
});

test('a warning is made, refused twice, and deleted', async () => {
  const client = await withLunch();
  const Notification: Notification = { ...WARNING, ThresholdType: 'ABSOLUTE_VALUE' };
  const create = new CreateNotificationCommand({ ...lunch, Notification, Subscribers: [ME] });
  await client.send(create);
  expect(await notificationsOf(client)).toHaveLength(2);
  expect((await refusal(client.send(create))).name).toBe('DuplicateRecordException');
  const remove = new DeleteNotificationCommand({ ...lunch, Notification });
  await client.send(remove);
  expect(await notificationsOf(client)).toHaveLength(1);
  const gone = await refusal(client.send(remove));
  expect([gone.name, gone.message]).toEqual([
    'NotFoundException',
    "Unable to delete notification - the notification doesn't exist.",
  ]);
});

test.for<[string, Subscriber[], string]>([
  ['nobody', [], 'InvalidParameterException'],
  ['no address', [{ SubscriptionType: 'EMAIL', Address: 'me' }], 'InvalidParameterException'],
  ['the same twice', [ME, ME], 'DuplicateRecordException'],
  [
    'eleven by email',
    Array.from({ length: 11 }, (_, n) => ({ ...ME, Address: `${n}@example.com` })),
    'CreationLimitExceededException',
  ],
])('a warning that tells %s is refused', async ([_what, Subscribers, name]) => {
  const client = await withLunch();
  const Notification: Notification = { ...WARNING, Threshold: 90 };
  const create = new CreateNotificationCommand({ ...lunch, Notification, Subscribers });
  expect((await refusal(client.send(create))).name).toBe(name);
});

test('tags are added, changed, taken away, and kept from AWS', async () => {
  const client = await withLunch();
  const tag = (Key: string, Value: string) =>
    client.send(new TagResourceCommand({ ResourceARN: ARN, ResourceTags: [{ Key, Value }] }));
  await tag('team', 'bar');
  await tag('floor', '2');
  await client.send(new UntagResourceCommand({ ResourceARN: ARN, ResourceTagKeys: ['team'] }));
  expect(await tagsOf(client)).toEqual([{ Key: 'floor', Value: '2' }]);
  expect((await refusal(tag('aws:x', 'y'))).name).toBe('InvalidParameterException');
});

test('budgets are listed a page at a time, by name', async () => {
  const client = await withLunch();
  const Budget = { ...budget(), BudgetName: 'dinner' };
  await client.send(new CreateBudgetCommand({ AccountId, Budget }));
  const names = [];
  for await (const { Budgets } of paginateDescribeBudgets({ client, pageSize: 1 }, { AccountId })) {
    names.push(Budgets!.map(({ BudgetName }) => BudgetName));
  }
  expect(names).toEqual([['dinner'], ['lunch']]);
  const wrong = new DescribeBudgetsCommand({ AccountId, NextToken: 'nonsense' });
  expect((await refusal(client.send(wrong))).name).toBe('InvalidNextTokenException');
});

function budget(): Budget {
  const BudgetLimit = { Amount: '5', Unit: 'USD' };
  return { BudgetName: 'lunch', BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit };
}

async function withLunch(): Promise<BudgetsClient> {
  const { budgets } = clientsOf(await openLocalAws(allServices));
  await budgets.send(
    new CreateBudgetCommand({
      AccountId,
      Budget: budget(),
      NotificationsWithSubscribers: [{ Notification: WARNING, Subscribers: [ME] }],
      ResourceTags: [{ Key: 'team', Value: 'kitchen' }],
    }),
  );
  return budgets;
}

async function notificationsOf(client: BudgetsClient) {
  return (await client.send(new DescribeNotificationsForBudgetCommand(lunch))).Notifications;
}

async function subscribersOf(client: BudgetsClient) {
  const ask = { ...lunch, Notification: WARNING };
  return (await client.send(new DescribeSubscribersForNotificationCommand(ask))).Subscribers;
}

async function tagsOf(client: BudgetsClient) {
  const list = new ListTagsForResourceCommand({ ResourceARN: ARN });
  return (await client.send(list)).ResourceTags;
}
