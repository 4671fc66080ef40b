import type { Region } from '../../../core/account.ts';
import type { Load } from '../../../core/load.ts';
import type { Table } from '../../../core/table.ts';
import { services } from '../../ecs/scheduling/services.ts';
import { countTasks, liveTasksOfService } from '../../ecs/tasks/tasks.ts';
import { alarms } from '../alarms/alarms.ts';
import { awaitEvaluation } from '../alarms/evaluation-timer.ts';
import { addSample, metricKey } from '../metrics/metrics.ts';

/** The load of a service, and when it ends, in milliseconds. */
interface LoadRecord {
  arn: string;
  cluster: string;
  service: string;
  cpu: number;
  until: number;
}

/**
 * Begins a load, in place of the one that a service has. From now on its use of CPU is measured, once a minute as AWS does
 * it for every service, and for an hour more when the load is over: time is free to stand still again then.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-metrics.html, read 2026-11-29
 */
export function beginLoad(region: Region, { cluster, service, cpu, seconds }: Load): void {
  const arn = region.arn('ecs', `service/${cluster}/${service}`);
  if (services(region).get(arn)?.service.status !== 'ACTIVE') return;
  const until = region.now + seconds * 1000;
  loads(region).put(arn, { arn, cluster, service, cpu, until });
  region.account.cancel(LOAD_TIMER, arn);
  awaitMeasurement(region, arn);
}

/** The timer `monitoring/load`: measures a service for the minute that is nearly over. */
export function measure(arn: string, region: Region): void {
  const load = loads(region).get(arn);
  const isThere = services(region).get(arn)?.service.status === 'ACTIVE';
  if (!load || !isThere || region.now > load.until + REST) {
    loads(region).delete(arn);
    return;
  }
  awaitMeasurement(region, arn);
  const { running } = countTasks(liveTasksOfService(region, arn));
  // Without a task there is nothing to measure.
  if (running === 0) return;
  const work = region.now < load.until ? load.cpu / running : 0;
  const cpu = Math.min(100, Math.max(IDLE, Math.round(work * 10) / 10));
  const metric = {
    namespace: 'AWS/ECS',
    name: 'CPUUtilization',
    dimensions: [
      { Name: 'ClusterName', Value: load.cluster },
      { Name: 'ServiceName', Value: load.service },
    ],
  };
  const at = Math.floor(region.now / MINUTE) * MINUTE;
  addSample(region, metric, {
    at,
    unit: 'Percent',
    count: running,
    sum: cpu * running,
    min: cpu,
    max: cpu,
  });
  for (const { alarm } of alarms(region).by('metric', metricKey(metric))) {
    awaitEvaluation(region, alarm.AlarmName);
  }
}

export const LOAD_TIMER = 'monitoring/load';

// --- internal ---

const MINUTE = 60_000;
/** Into a minute: so that alarms, which are evaluated when it is over, know of it. */
const WHEN = 55_000;
const REST = 60 * MINUTE;
/** Percent that a task needs to do nothing. A guess: "a task CPU never reports 0" is what users say. */
const IDLE = 1;

function loads(region: Region): Table<LoadRecord> {
  return region.table<LoadRecord>('monitoring/load');
}

function awaitMeasurement(region: Region, arn: string): void {
  const into = region.now % MINUTE;
  region.schedule(LOAD_TIMER, arn, into < WHEN ? WHEN - into : MINUTE + WHEN - into);
}
