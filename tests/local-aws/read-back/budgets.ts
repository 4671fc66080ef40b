import { tagKeys, type Asked, type Made, type Row, type Rows } from './read-back.ts';

const AccountId = '111122223333';
const NAMES = { AccountId, BudgetName: 'law' };
const ARN = `arn:aws:budgets::${AccountId}:budget/law`;
const DOCS = 'https://docs.aws.amazon.com/aws-cost-management/latest/APIReference';

const OLD = {
  BudgetName: 'law',
  BudgetType: 'COST',
  TimeUnit: 'MONTHLY',
  BudgetLimit: { Amount: '5.0', Unit: 'USD' },
};
const NEW = {
  BudgetType: 'COST',
  TimeUnit: 'QUARTERLY',
  BudgetLimit: { Amount: '77.5', Unit: 'EUR' },
  CostFilters: { Service: ['Amazon ECS'] },
  CostTypes: {
    IncludeCredit: false,
    IncludeDiscount: false,
    IncludeOtherSubscription: false,
    IncludeRecurring: false,
    IncludeRefund: false,
    IncludeSubscription: false,
    IncludeSupport: false,
    IncludeTax: false,
    IncludeUpfront: false,
    UseAmortized: true,
    UseBlended: true,
  },
  TimePeriod: { Start: new Date('2026-01-01'), End: new Date('2027-01-01') },
};
const SPENT = {
  NotificationType: 'ACTUAL',
  ComparisonOperator: 'GREATER_THAN',
  Threshold: 77,
  ThresholdType: 'ABSOLUTE_VALUE',
};
const EMAIL = { SubscriptionType: 'EMAIL', Address: 'law@example.com' };
const TOPIC = {
  SubscriptionType: 'SNS',
  Address: `arn:aws:sns:us-east-1:${AccountId}:law`,
};

async function makeBudget({ call }: Asked): Promise<Made> {
  const ResourceTags = [{ Key: 'old', Value: 'tag' }];
  await call('budgets CreateBudget', { AccountId, Budget: OLD, ResourceTags });
  return {};
}

async function makeNotification(asked: Asked, Subscribers = [EMAIL]): Promise<Made> {
  await makeBudget(asked);
  const given = { ...NAMES, Notification: SPENT, Subscribers };
  await asked.call('budgets CreateNotification', given);
  return {};
}

/** The budget, its tags, its notifications, and who is told of each. */
const budget: Row['read'] = async ({ call }) => {
  const told = (await call('budgets DescribeNotificationsForBudget', NAMES)) as {
    Notifications: object[];
  };
  return [
    await call('budgets DescribeBudget', NAMES),
    await call('budgets ListTagsForResource', { ResourceARN: ARN }),
    told,
    ...(await Promise.all(
      told.Notifications.map((Notification) =>
        call('budgets DescribeSubscribersForNotification', { ...NAMES, Notification }),
      ),
    )),
  ];
};

/** The tags, in the words of the other services. */
const tags: Row['read'] = async ({ call }) => {
  const list = await call('budgets ListTagsForResource', { ResourceARN: ARN });
  return { Tags: (list as { ResourceTags: object[] }).ResourceTags };
};

const BILLING_VIEW = `arn:aws:billing::${AccountId}:billingview/law`;

/** Members of a budget that AWS works out by itself, under the name that the operation gives to the budget. */
function worksOut(member: string): Record<string, string> {
  const why = `is worked out by AWS, whatever is given: ${DOCS}/API_budgets_Budget.html`;
  return Object.fromEntries(
    ['CalculatedSpend', 'HealthStatus', 'LastUpdatedTime'].map((each) => [
      `${member}.${each}`,
      why,
    ]),
  );
}

/** The state of a notification, under the name that the operation gives to the notification. */
function isState(member: string): Record<string, string> {
  const why = `says that it is in alarm, which AWS knows: ${DOCS}/API_budgets_Notification.html`;
  return { [`${member}.NotificationState`]: why };
}

export const BUDGETS: Rows = {
  CreateBudget: {
    given: {
      AccountId,
      Budget: { BudgetName: 'law', ...NEW },
      NotificationsWithSubscribers: [{ Notification: SPENT, Subscribers: [EMAIL] }],
      ResourceTags: [{ Key: 'project', Value: 'law' }],
    },
    names: ['AccountId'],
    probe: { 'Budget.BillingViewArn': { Budget: { BillingViewArn: BILLING_VIEW } } },
    unread: { ...worksOut('Budget'), ...isState('NotificationsWithSubscribers.Notification') },
    read: budget,
  },
  UpdateBudget: {
    before: makeBudget,
    given: { AccountId, NewBudget: { BudgetName: 'law', ...NEW } },
    names: ['AccountId'],
    probe: { 'NewBudget.BillingViewArn': { NewBudget: { BillingViewArn: BILLING_VIEW } } },
    unread: {
      ...worksOut('NewBudget'),
      'NewBudget.BudgetName': 'says which budget it is: services/budgets.test.ts',
      'NewBudget.BudgetType': 'is the same for every budget here: services/budgets.test.ts',
    },
    read: budget,
  },
  DeleteBudget: {
    before: makeBudget,
    given: NAMES,
    names: ['AccountId', 'BudgetName'],
    gone: ['BudgetName'],
    read: budget,
  },
  CreateNotification: {
    before: makeBudget,
    given: { ...NAMES, Notification: SPENT, Subscribers: [EMAIL] },
    names: ['AccountId', 'BudgetName'],
    unread: isState('Notification'),
    read: budget,
  },
  DeleteNotification: {
    before: (asked) => makeNotification(asked),
    given: { ...NAMES, Notification: SPENT },
    names: ['AccountId', 'BudgetName'],
    gone: [
      'Notification.NotificationType',
      'Notification.ComparisonOperator',
      'Notification.Threshold',
      'Notification.ThresholdType',
    ],
    unread: isState('Notification'),
    read: budget,
  },
  CreateSubscriber: {
    before: (asked) => makeNotification(asked),
    given: { ...NAMES, Notification: SPENT, Subscriber: TOPIC },
    names: ['AccountId', 'BudgetName', 'Notification'],
    unread: isState('Notification'),
    read: budget,
  },
  DeleteSubscriber: {
    before: (asked) => makeNotification(asked, [EMAIL, TOPIC]),
    given: { ...NAMES, Notification: SPENT, Subscriber: TOPIC },
    names: ['AccountId', 'BudgetName', 'Notification'],
    gone: ['Subscriber.SubscriptionType', 'Subscriber.Address'],
    stays: { path: 'Address', value: EMAIL.Address },
    unread: isState('Notification'),
    read: budget,
  },
  TagResource: {
    before: makeBudget,
    given: { ResourceARN: ARN, ResourceTags: [{ Key: 'project', Value: 'law' }] },
    names: ['ResourceARN'],
    read: budget,
  },
  UntagResource: {
    before: makeBudget,
    given: { ResourceARN: ARN, ResourceTagKeys: ['old'] },
    names: ['ResourceARN'],
    as: { ResourceTagKeys: 'TagKeys' },
    gone: ['ResourceTagKeys'],
    read: tagKeys(tags),
  },
};
