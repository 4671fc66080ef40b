import type { AlarmWatch } from './alarm-watch.ts';
import type { DeploymentConfiguration, ServiceDeploymentAlarms } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { alarms } from '../../cloudwatch/alarms/alarms.ts';
import { changeServiceDeployment, isOver } from './service-deployments.ts';
import { serviceDeployments, type ServiceDeploymentRecord } from './service-deployments.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import { primaryOf, services, type ServiceRecord } from '../scheduling/services.ts';

/** The alarms that can fail a deployment, by name. */
export function watchedAlarms({ alarms: given }: DeploymentConfiguration = {}): string[] {
  return given?.enable ? (given.alarmNames ?? []) : [];
}

/** Those of them that are in the state ALARM. One that does not exist never is. */
export function inAlarm(region: Region, names: readonly string[]): string[] {
  return names.filter((name) => alarms(region).get(name)?.alarm.StateValue === 'ALARM');
}

/**
 * The alarms of a new deployment. When one is in ALARM already, ECS ignores all of them for this deployment:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html, read 2026-11-25.
 */
export function newAlarmWatch(
  region: Region,
  configuration: DeploymentConfiguration | undefined,
): AlarmWatch | undefined {
  const names = watchedAlarms(configuration);
  if (names.length === 0) return undefined;
  return { isIgnored: inAlarm(region, names).length > 0, triggered: [] };
}

/** The watch of the PRIMARY deployment, as long as an alarm can fail it. */
export function activeWatch(region: Region, record: ServiceRecord): AlarmWatch | undefined {
  const { serviceDeploymentArn, rolloutState, isRollback } = primaryOf(record);
  const watch = serviceDeployments(region).get(serviceDeploymentArn)?.alarmWatch;
  const isUnderWay = rolloutState === 'IN_PROGRESS' && !isRollback;
  return isUnderWay && watch && !watch.isIgnored ? watch : undefined;
}

/**
 * How long the PRIMARY deployment still bakes, in milliseconds: ECS watches its alarms for a while after the new tasks
 * have taken over. AWS computes the time from the alarms and does not say how; here it is the longest evaluation range.
 */
export function bakeTimeLeft(region: Region, record: ServiceRecord): number {
  const watch = activeWatch(region, record);
  if (!watch) return 0;
  const { serviceDeploymentArn: arn } = primaryOf(record);
  const names = watchedAlarms(serviceDeployments(region).get(arn)?.deploymentConfiguration);
  const bakesUntil = watch.bakesUntil ?? region.now + longestRange(region, names);
  if (watch.bakesUntil === undefined) {
    changeServiceDeployment(region, arn, { alarmWatch: { ...watch, bakesUntil } });
  }
  return Math.max(0, bakesUntil - region.now);
}

/** Lets the scheduler look at the services that watch an alarm, soon after it went off. */
export function wakeWatchers(region: Region, alarmName: string): void {
  for (const { service } of services(region).all()) {
    const isWatching = watchedAlarms(service.deploymentConfiguration).includes(alarmName);
    if (!isWatching || service.status !== 'ACTIVE') continue;
    wakeService(region, service.serviceArn, NOTICED_AFTER);
  }
}

/** The alarms of a service deployment as the API shows them. */
export function shownAlarms(record: ServiceDeploymentRecord): ServiceDeploymentAlarms {
  const { alarmWatch: watch, deploymentConfiguration } = record;
  if (!watch || watch.isIgnored) {
    return { status: 'DISABLED', alarmNames: [], triggeredAlarmNames: [] };
  }
  const watching = isOver(record) ? 'MONITORING_COMPLETE' : 'MONITORING';
  return {
    status: watch.triggered.length > 0 ? 'TRIGGERED' : watching,
    alarmNames: watchedAlarms(deploymentConfiguration),
    triggeredAlarmNames: watch.triggered,
  };
}

// --- internal ---

/** Milliseconds. A public transcript shows 21 seconds from the alarm to the rollback. */
const NOTICED_AFTER = 20_000;

function longestRange(region: Region, names: readonly string[]): number {
  const ranges = names.map((name) => {
    const alarm = alarms(region).get(name)?.alarm;
    return alarm ? alarm.Period * alarm.EvaluationPeriods * 1000 : 0;
  });
  return Math.max(0, ...ranges);
}
