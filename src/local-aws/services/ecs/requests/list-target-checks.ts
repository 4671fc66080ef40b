import type { Region } from '../../../core/account.ts';
import type { TargetCheck } from '../../../runtimes/received.ts';
import { targetGroups } from '../../elastic-load-balancing-v2/targets/target-groups.ts';
import { containersOf } from '../tasks/task-containers.ts';
import { tasks } from '../tasks/tasks.ts';
import { checkAgain } from './ask-targets.ts';

/** The health checks that load balancers make of the tasks that are registered with them, as often as their groups say. */
export function targetChecks(region: Region): TargetCheck[] {
  return tasks(region)
    .by('everywhere', 'live')
    .filter(({ phase, registered }) => phase === 'running' && registered)
    .flatMap((record) =>
      containersOf(region, record).flatMap((container) => {
        const intervals = (record.targets ?? [])
          .filter(({ containerName }) => containerName === container.name)
          .flatMap(({ targetGroupArn: arn }) => targetGroups(region).get(arn)?.targetGroup ?? [])
          .map(({ HealthCheckIntervalSeconds }) => HealthCheckIntervalSeconds);
        if (intervals.length === 0) return [];
        const look = () => checkAgain(region, container);
        return { id: container.id, every: Math.min(...intervals), look };
      }),
    );
}
