import type { Region } from '../../../core/account.ts';
import type { ServiceDeploymentRecord } from './service-deployments.ts';
import type { StageName } from '../traffic/shift-stages.ts';
import type { Pause } from '../traffic/shift-record.ts';

/** The pauses that a deployment makes when it enters a stage, one for each hook. */
export function pausesAt(
  region: Region,
  history: ServiceDeploymentRecord,
  stage: StageName,
): Pause[] {
  const { serviceDeploymentArn, deploymentConfiguration = {} } = history;
  return (deploymentConfiguration.lifecycleHooks ?? [])
    .filter(({ lifecycleStages = [] }) => lifecycleStages.some((each) => each === stage))
    .map(({ timeoutConfiguration = {} }) => {
      const { timeoutInMinutes = 1440, action = 'ROLLBACK' } = timeoutConfiguration;
      return {
        hookId: `ecs-pause-${region.account.word(43, 'pause', serviceDeploymentArn)}`,
        status: 'AWAITING_ACTION',
        expiresAt: new Date(region.now + timeoutInMinutes * 60_000),
        timeoutAction: action,
      };
    });
}

/** The pauses after their time has passed, those that ran out of it TIMED_OUT. */
export function timeOut(region: Region, pauses: readonly Pause[]): Pause[] {
  return pauses.map((pause) =>
    isAwaited(pause) && pause.expiresAt.getTime() <= region.now
      ? { ...pause, status: 'TIMED_OUT' }
      : pause,
  );
}

export function isAwaited({ status }: Pause): boolean {
  return status === 'AWAITING_ACTION';
}
