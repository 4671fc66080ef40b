import type { Notification, Subscriber } from '@aws-sdk/client-budgets';
import { notFound } from '../errors.ts';

/** A notification of a budget, and who is told. */
export interface NotificationRecord {
  notification: Notification;
  subscribers: readonly Subscriber[];
}

interface HasNotifications {
  notifications: readonly NotificationRecord[];
}

/** The members by which two notifications of a budget differ. A threshold is a percentage unless it is said otherwise. */
export function keyOf({
  NotificationType,
  ComparisonOperator,
  Threshold,
  ThresholdType = 'PERCENTAGE',
}: Notification): string {
  return [NotificationType, ComparisonOperator, Threshold, ThresholdType].join(' ');
}

/** The members by which two subscribers of a notification differ. */
export function subscriberKey({ SubscriptionType, Address }: Subscriber): string {
  return `${SubscriptionType} ${Address}`;
}

/**
 * A notification as AWS tells it. AWS leaves the type out of a threshold that is a percentage, as a comment in Terraform's
 * provider notes: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/budgets/budget.go
 * Nothing is spent on the local AWS, so none is in alarm.
 */
export function shown({ notification }: NotificationRecord): Notification {
  const { ThresholdType, ...rest } = notification;
  return {
    ...rest,
    ...(ThresholdType === 'ABSOLUTE_VALUE' && { ThresholdType }),
    NotificationState: 'OK',
  };
}

/** Throws NotFoundException for a notification that the budget does not have; the wording is a guess. */
export function requireNotification(
  { notifications }: HasNotifications,
  wanted: Notification,
  attempt: string,
): NotificationRecord {
  const found = notifications.find(({ notification }) => keyOf(notification) === keyOf(wanted));
  if (!found) throw notFound(`Unable to ${attempt} - the notification doesn't exist.`);
  return found;
}

/** A budget's notifications with one of them changed, or without it. */
export function withNotification(
  { notifications }: HasNotifications,
  changed: NotificationRecord,
): NotificationRecord[] {
  const key = keyOf(changed.notification);
  const others = notifications.filter(({ notification }) => keyOf(notification) !== key);
  return changed.subscribers.length === 0 ? others : [...others, changed];
}
