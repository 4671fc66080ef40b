import type {
  DeploymentLifecycleHookDetail,
  ServiceDeployment,
  ServiceRevisionSummary,
} from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { shownAlarms } from '../deployments/deployment-alarms.ts';
import { isOver } from '../deployments/service-deployments.ts';
import { services } from '../scheduling/services.ts';
import type { ServiceDeploymentRecord } from '../deployments/service-deployments.ts';
import { countTasks, liveTasksOfService } from '../tasks/tasks.ts';
import type { Pause, TrafficShift } from '../traffic/shift-record.ts';

/** A service deployment as the API shows it, its counts taken from the tasks that each revision has now. */
export function shownServiceDeployment(
  region: Region,
  record: ServiceDeploymentRecord,
): ServiceDeployment {
  const {
    sources,
    target,
    deploymentId: _id,
    failureCount,
    threshold,
    triggered,
    alarmWatch: _watch,
    shift,
    ...shown
  } = record;
  const breaker = record.deploymentConfiguration?.deploymentCircuitBreaker?.enable;
  const watching = isOver(record) ? ('MONITORING_COMPLETE' as const) : ('MONITORING' as const);
  return {
    ...shown,
    ...(shift && shift.pauses.length > 0 && { lifecycleHookDetails: shift.pauses.map(shownPause) }),
    sourceServiceRevisions: sources.map((arn) => ({
      ...summaryOf(region, record, arn),
      // Test traffic is only spoken of for green.
      ...trafficOf(shift, {
        production: shift?.blueRevision === arn ? 100 - shift.production : 0,
        test: 0,
      }),
    })),
    targetServiceRevision: {
      ...summaryOf(region, record, target),
      ...trafficOf(shift, shift),
    },
    deploymentCircuitBreaker: breaker
      ? { status: triggered ? 'TRIGGERED' : watching, failureCount, threshold }
      : { status: 'DISABLED', failureCount: 0, threshold: 0 },
    alarms: shownAlarms(record),
  };
}

// --- internal ---

/** A revision's share of the traffic in percent; undefined where none is shifted. */
function trafficOf(
  shift: TrafficShift | undefined,
  { production, test }: Pick<TrafficShift, 'production' | 'test'> = { production: 0, test: 0 },
): Partial<ServiceRevisionSummary> {
  return shift?.isSharing
    ? { requestedTestTrafficWeight: test, requestedProductionTrafficWeight: production }
    : {};
}

function shownPause({
  hookId,
  status,
  expiresAt,
  timeoutAction,
}: Pause): DeploymentLifecycleHookDetail {
  return { hookId, targetType: 'PAUSE', status, expiresAt, timeoutAction };
}

function summaryOf(
  region: Region,
  { serviceArn }: ServiceDeploymentRecord,
  arn: string,
): ServiceRevisionSummary {
  const deployments = services(region).get(serviceArn)?.deployments ?? [];
  const ofRevision = deployments.filter(({ revisionArn }) => revisionArn === arn);
  const ids = new Set(ofRevision.map(({ id }) => id));
  const live = liveTasksOfService(region, serviceArn);
  const counts = countTasks(live.filter(({ deploymentId = '' }) => ids.has(deploymentId)));
  return {
    arn,
    requestedTaskCount: ofRevision.reduce((sum, { desiredCount }) => sum + desiredCount, 0),
    runningTaskCount: counts.running,
    pendingTaskCount: counts.pending,
  };
}
