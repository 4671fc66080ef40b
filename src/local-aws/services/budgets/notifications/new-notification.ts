import {
  CreationLimitExceededException$,
  type Notification,
  type Subscriber,
} from '@aws-sdk/client-budgets';
import { awsError } from '../../../core/error.ts';
import { duplicate, invalidParameter } from '../errors.ts';
import { keyOf, subscriberKey, type NotificationRecord } from './notifications.ts';

/** As many as the model of CreateBudget takes, and as many email subscribers as its documentation names. */
const NOTIFICATIONS = 10;
const EMAILS = 10;

/**
 * A notification beside those that are there. Throws DuplicateRecordException for one that is there, and
 * CreationLimitExceededException for one too many. The wording is a guess.
 */
export function newNotification(
  others: readonly NotificationRecord[],
  notification: Notification,
  subscribers: readonly Subscriber[],
): NotificationRecord {
  if (others.some((each) => keyOf(each.notification) === keyOf(notification))) {
    throw duplicate('Unable to create notification - the notification already exists.');
  }
  if (others.length >= NOTIFICATIONS) {
    throw tooMany(`Unable to create notification - a budget has no more than ${NOTIFICATIONS}.`);
  }
  checkSubscribers(subscribers);
  const { NotificationState: _state, ...kept } = notification;
  return { notification: kept, subscribers };
}

/**
 * Throws InvalidParameterException for an address with a line break or an email address without an `@`,
 * DuplicateRecordException for the same subscriber twice, and CreationLimitExceededException beyond 10 by email or 1 by SNS.
 * The rules are from the documentation of Subscriber and CreateBudget; the wording is a guess.
 */
export function checkSubscribers(subscribers: readonly Subscriber[]): void {
  for (const { SubscriptionType, Address = '' } of subscribers) {
    if (/[\n\r]/.test(Address) || (SubscriptionType === 'EMAIL' && !/^\S+@\S+$/.test(Address))) {
      throw invalidParameter(`Unable to create subscriber - the address is invalid.`);
    }
  }
  if (new Set(subscribers.map(subscriberKey)).size < subscribers.length) {
    throw duplicate('Unable to create subscriber - the subscriber already exists.');
  }
  const count = (type: string) =>
    subscribers.filter(({ SubscriptionType }) => SubscriptionType === type).length;
  if (count('EMAIL') > EMAILS || count('SNS') > 1) {
    throw tooMany(`Unable to create subscriber - a notification has no more than 10 and 1.`);
  }
}

// --- internal ---

function tooMany(message: string) {
  return awsError(CreationLimitExceededException$, message);
}
