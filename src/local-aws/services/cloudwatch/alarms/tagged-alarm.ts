import type { Region } from '../../../core/account.ts';
import { alarms, type AlarmRecord } from './alarms.ts';
import { resourceNotFound } from '../errors.ts';

/** The alarm of an ARN. Throws ResourceNotFoundException. */
export function requireTaggedAlarm(region: Region, arn: string): AlarmRecord {
  const record = alarms(region)
    .all()
    .find(({ alarm }) => alarm.AlarmArn === arn);
  if (!record) throw resourceNotFound(arn);
  return record;
}
