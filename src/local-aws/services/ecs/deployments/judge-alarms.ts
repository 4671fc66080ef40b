import type { Region } from '../../../core/account.ts';
import { activeWatch, inAlarm, watchedAlarms } from './deployment-alarms.ts';
import { changeServiceDeployment } from './service-deployments.ts';
import { fail, isCleaningUp, stopDeployment } from './judge-deployment.ts';
import { rollBack } from './roll-back-deployment.ts';
import { addEvent } from '../scheduling/service-events.ts';
import { primaryOf, type ServiceRecord } from '../scheduling/services.ts';

/** Fails the deployment when an alarm goes off that watches it, and rolls back where that was asked for. */
export function judgeAlarms(region: Region, record: ServiceRecord): ServiceRecord {
  const { service } = record;
  const { deploymentConfiguration: configuration } = service;
  const watch = activeWatch(region, record);
  if (!watch || service.status !== 'ACTIVE' || isCleaningUp(region, record)) return record;
  const triggered = inAlarm(region, watchedAlarms(configuration));
  if (triggered.length === 0) return record;
  const { id, serviceDeploymentArn } = primaryOf(record);
  changeServiceDeployment(region, serviceDeploymentArn, { alarmWatch: { ...watch, triggered } });
  // The event's words are AWS's, as public transcripts show. Those of the reason are a guess, in the form that it has
  // for the circuit breaker.
  const failed = fail(region, record, 'ECS deployment alarms: alarm detected.');
  const told = addEvent(region, failed, `(deployment ${id}) deployment failed: alarm detected.`);
  return configuration?.alarms?.rollback
    ? rollBack(region, told, 'ECS deployment alarms')
    : stopDeployment(region, told, 'ECS deployment alarms: alarm detected.');
}
