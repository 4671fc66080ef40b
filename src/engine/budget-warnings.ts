import {
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  type BudgetsClient,
  type Notification,
  type NotificationWithSubscribers,
  type ResourceTag,
  type Subscriber,
} from '@aws-sdk/client-budgets';
import { StepError } from './step.ts';

/**
 * The warnings of a budget to one address, or none: one when most of it is spent, and one when the month is likely to cost
 * more than all of it. AWS takes no warning without an address.
 */
export function warningsTo(email: string | undefined): NotificationWithSubscribers[] {
  if (!email) return [];
  const warnings: Notification[] = [
    { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 80 },
    { NotificationType: 'FORECASTED', ComparisonOperator: 'GREATER_THAN', Threshold: 100 },
  ];
  const Subscribers: Subscriber[] = [{ SubscriptionType: 'EMAIL', Address: email }];
  return warnings.map((Notification) => ({ Notification, Subscribers }));
}

/** When AWS says that a budget warns, and whom: each warning in its words. */
export async function warningsOf(
  client: BudgetsClient,
  which: { AccountId: string; BudgetName: string },
): Promise<string[]> {
  const { Notifications = [] } = await client.send(
    new DescribeNotificationsForBudgetCommand(which),
  );
  const warnings: string[] = [];
  for (const Notification of Notifications) {
    const ask = new DescribeSubscribersForNotificationCommand({ ...which, Notification });
    const { Subscribers } = await client.send(ask);
    warnings.push(inWords({ Notification, Subscribers }));
  }
  return warnings.toSorted();
}

/** A warning in AWS's words: `ACTUAL GREATER_THAN 80 PERCENTAGE tells you@example.com`. */
export function inWords({ Notification, Subscribers = [] }: NotificationWithSubscribers): string {
  // AWS leaves the type out where it is a percentage.
  const { ThresholdType = 'PERCENTAGE', ...warning } = Notification!;
  const { NotificationType, ComparisonOperator, Threshold } = warning;
  const when = [NotificationType, ComparisonOperator, Threshold, ThresholdType].join(' ');
  const to = Subscribers.map(({ Address }) => Address).toSorted();
  return `${when} tells ${to.join(', ')}`;
}

/**
 * Throws a StepError for a budget with the tag of another Region: budgets have no Region, and one of the same name may
 * belong to a tutorial elsewhere.
 */
export function requireRegion(budget: string, region: string, tags: ResourceTag[] = []): void {
  const made = tags.find(({ Key }) => Key === 'region')?.Value;
  if (made === undefined || made === region) return;
  throw new StepError(
    `The budget "${budget}" belongs to a tutorial in ${made}: a --name works in one Region only. Choose another name with --name.`,
  );
}
