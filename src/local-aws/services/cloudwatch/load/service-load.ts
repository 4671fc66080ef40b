import type { Region } from '../../../core/account.ts';
import type { Load } from '../../../core/load.ts';
import type { Table } from '../../../core/table.ts';
import type { Asked, TaskContainer } from '../../../runtimes/container-runtime.ts';
import { resolutionOf } from '../../ecs/scheduling/monitoring.ts';
import { services } from '../../ecs/scheduling/services.ts';
import { countTasks, liveTasksOfService, type TaskRecord } from '../../ecs/tasks/tasks.ts';
import { alarms } from '../alarms/alarms.ts';
import { awaitEvaluation } from '../alarms/evaluation-timer.ts';
import { addSample, metricKey, type MetricName } from '../metrics/metrics.ts';

/** The load of a service, and when it ends, in milliseconds. */
interface LoadRecord {
  arn: string;
  cluster: string;
  service: string;
  cpu: number;
  until: number;
  /** Milliseconds for which requests have kept one vCPU busy since the last measurement. */
  busy?: number;
}

/**
 * Begins a load, in place of the one that a service has. From now on its use of CPU is measured, once a minute as AWS does
 * it for every service, or each 20 seconds where its `monitoring` says so; and for an hour more when the load is over: time is
 * free to stand still again then.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-metrics.html and
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-faster-auto-scaling.html, read 2026-11-29
 */
export function beginLoad(region: Region, { cluster, service, cpu, seconds }: Load): void {
  const arn = region.arn('ecs', `service/${cluster}/${service}`);
  if (services(region).get(arn)?.service.status !== 'ACTIVE') return;
  const until = region.now + seconds * 1000;
  loads(region).put(arn, { ...loads(region).get(arn), arn, cluster, service, cpu, until });
  region.account.cancel(LOAD_TIMER, arn);
  awaitMeasurement(region, arn);
}

/**
 * Counts the work that a request was for a container, where an alarm looks at how busy its service is. Without one nobody
 * would see it, and time would be cut up by measurements. Always true: the container is still there.
 */
export function countRequest(region: Region, { task }: TaskContainer, { cpu }: Asked): boolean {
  const { service } = task;
  const cluster = task.arn.split('/')[1] ?? '';
  if (service === undefined || alarmsOn(region, cluster, service).length === 0) return true;
  const arn = region.arn('ecs', `service/${cluster}/${service}`);
  const load = loads(region).get(arn);
  loads(region).put(arn, {
    ...(load ?? { arn, cluster, service, cpu: 0 }),
    until: Math.max(load?.until ?? 0, region.now),
    busy: (load?.busy ?? 0) + cpu,
  });
  if (!load) awaitMeasurement(region, arn);
  return true;
}

/** The timer `monitoring/load`: measures a service for the minute, or the 20 seconds, that is nearly over. */
export function measure(arn: string, region: Region): void {
  const load = loads(region).get(arn);
  const isThere = services(region).get(arn)?.service.status === 'ACTIVE';
  if (!load || !isThere || region.now > load.until + REST) {
    loads(region).delete(arn);
    return;
  }
  awaitMeasurement(region, arn);
  const live = liveTasksOfService(region, arn);
  const { running } = countTasks(live);
  // Without a task there is nothing to measure.
  if (running === 0) return;
  const asked = region.now < load.until ? load.cpu : 0;
  const period = periodOf(region, arn);
  const work = (asked + percentOfOne(live, load.busy ?? 0, period)) / running;
  if (load.busy) loads(region).put(arn, { ...load, busy: 0 });
  const cpu = Math.min(100, Math.max(IDLE, Math.round(work * 10) / 10));
  const metric = cpuOf(load.cluster, load.service);
  const at = Math.floor(region.now / period) * period;
  addSample(region, metric, {
    at,
    unit: 'Percent',
    count: running,
    sum: cpu * running,
    min: cpu,
    max: cpu,
  });
  for (const { alarm } of alarmsOn(region, load.cluster, load.service)) {
    awaitEvaluation(region, alarm.AlarmName);
  }
}

export const LOAD_TIMER = 'monitoring/load';

// --- internal ---

const MINUTE = 60_000;
/** Before the end of a period: so that alarms, which are evaluated when it is over, know of it. */
const BEFORE_END = 5_000;
const REST = 60 * MINUTE;
/** Percent that a task needs to do nothing. A guess: "a task CPU never reports 0" is what users say. */
const IDLE = 1;

/** The use of CPU of a service. */
function cpuOf(cluster: string, service: string): MetricName {
  return {
    namespace: 'AWS/ECS',
    name: 'CPUUtilization',
    dimensions: [
      { Name: 'ClusterName', Value: cluster },
      { Name: 'ServiceName', Value: service },
    ],
  };
}

function alarmsOn(region: Region, cluster: string, service: string) {
  return alarms(region).by('metric', metricKey(cpuOf(cluster, service)));
}

/** The percentage of one task's CPU that so many milliseconds of one vCPU are in a period of so many. */
function percentOfOne(
  [first]: readonly TaskRecord[],
  milliseconds: number,
  period: number,
): number {
  const vcpus = Number(first?.task.cpu ?? 1024) / 1024;
  return (milliseconds / period / vcpus) * 100;
}

function loads(region: Region): Table<LoadRecord> {
  return region.table<LoadRecord>('monitoring/load');
}

function awaitMeasurement(region: Region, arn: string): void {
  const period = periodOf(region, arn);
  const into = region.now % period;
  const when = period - BEFORE_END;
  region.schedule(LOAD_TIMER, arn, into < when ? when - into : period + when - into);
}

/** The milliseconds from one measurement of a service to the next. */
function periodOf(region: Region, arn: string): number {
  return resolutionOf(services(region).get(arn)?.monitoring, 'CPUUtilization') * 1000;
}
