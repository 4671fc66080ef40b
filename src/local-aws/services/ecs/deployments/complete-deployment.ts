import type { Region } from '../../../core/account.ts';
import { changeDeployment } from './deployments.ts';
import { fail } from './judge-deployment.ts';
import { rollBack } from './roll-back-deployment.ts';
import { changeServiceDeployment } from './service-deployments.ts';
import { addEvent } from '../scheduling/service-events.ts';
import { primaryOf, type ServiceRecord } from '../scheduling/services.ts';
import { sendTraffic } from '../traffic/shift-traffic.ts';

/**
 * Ends the PRIMARY deployment well: the others are gone, and it is what a rollback goes back to from now on. A first deployment whose
 * rule cannot be changed fails instead, and has nothing to go back to. That is a guess: AWS documents that errors of this kind are
 * told in `statusReason` and lead to a rollback, and not what becomes of a first deployment.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
 */
export function completeDeployment(region: Region, record: ServiceRecord): ServiceRecord {
  const { id, serviceDeploymentArn, isRollback, targets } = primaryOf(record);
  // From the first deployment on, the production rule names both target groups of a pair with their weights.
  if (record.service.deploymentConfiguration?.strategy !== 'ROLLING') {
    const problem = sendTraffic(region, 'production', record.service, targets, 100);
    if (problem !== undefined && !record.completed)
      return rollBack(region, fail(region, record, problem), problem);
  }
  changeServiceDeployment(region, serviceDeploymentArn, {
    status: isRollback ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL',
    finishedAt: region.date,
  });
  const changed = changeDeployment(region, record, id, {
    rolloutState: 'COMPLETED',
    rolloutStateReason: `ECS deployment ${id} completed.`,
  });
  const primary = primaryOf(changed);
  return addEvent(
    region,
    { ...changed, deployments: [primary], completed: primary },
    `(deployment ${id}) deployment completed.`,
  );
}
