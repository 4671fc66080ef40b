import type { Region } from '../../../core/account.ts';
import { changeDeployment } from './deployments.ts';
import { changeServiceDeployment } from './service-deployments.ts';
import { addEvent } from '../scheduling/service-events.ts';
import { primaryOf, type ServiceRecord } from '../scheduling/services.ts';
import { sendTraffic } from '../traffic/shift-traffic.ts';

/** Ends the PRIMARY deployment well: the others are gone, and it is what a rollback goes back to from now on. */
export function completeDeployment(region: Region, record: ServiceRecord): ServiceRecord {
  const { id, serviceDeploymentArn, isRollback, targets } = primaryOf(record);
  // From the first deployment on, the production rule names both target groups of a pair with their weights.
  if (record.service.deploymentConfiguration?.strategy !== 'ROLLING') {
    sendTraffic(region, 'production', record.service, targets, 100);
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
