import type { Region } from '../../../core/account.ts';
import type { ServiceRecord } from './services.ts';

/** The most events that AWS shows. */
const SHOWN = 100;

/**
 * Adds an event, in the form that AWS writes them: `(service web) has reached a steady state.` Events of one instant have
 * one date, and the list has their order: one that was dated ahead would be younger than what comes after it. `part` names
 * what of the service is meant: `taskSet ecs-svc/…`.
 */
export function addEvent(
  region: Region,
  record: ServiceRecord,
  message: string,
  part?: string,
): ServiceRecord {
  const { serviceArn, serviceName } = record.service;
  const event = {
    id: region.uuid('service-event', serviceArn),
    createdAt: region.date,
    message: `(service ${part === undefined ? serviceName : `${serviceName}, ${part}`}) ${message}`,
  };
  return { ...record, events: [event, ...record.events].slice(0, SHOWN) };
}

/** As {@link addEvent}, unless the last event says the same: AWS suppresses a repetition for six hours. */
export function sayOnce(region: Region, record: ServiceRecord, message: string): ServiceRecord {
  return record.events[0]?.message?.endsWith(message) ? record : addEvent(region, record, message);
}

/** `(task 0123…) (task 4567…)`. */
export function tasksInWords(ids: readonly string[]): string {
  return ids.map((id) => `(task ${id})`).join(' ');
}
