import {
  ConflictException$,
  ServiceDeploymentNotFoundException$,
  StopServiceDeployment$,
  type StopServiceDeploymentCommandInput,
  type StopServiceDeploymentCommandOutput,
} from '@aws-sdk/client-ecs';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { isOver } from '../deployments/service-deployments.ts';
import { requireDeploymentArn } from '../identifiers.ts';
import { notModelled } from '../../not-modelled.ts';
import { fail, isCleaningUp } from '../deployments/judge-deployment.ts';
import { rollBack } from '../deployments/roll-back-deployment.ts';
import { serviceDeployments } from '../deployments/service-deployments.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import { primaryOf, services } from '../scheduling/services.ts';

/**
 * Takes a deployment that is under way back to the last one that completed. Stopping it again lets it go on going back. ECS
 * passes ROLLBACK_REQUESTED before ROLLBACK_IN_PROGRESS, which takes no time here. That one which cleans up is refused, and
 * the wordings, are guesses.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html, read on 2026-11-29
 */
export const stopServiceDeployment = operation<
  StopServiceDeploymentCommandInput,
  StopServiceDeploymentCommandOutput
>(StopServiceDeployment$, {
  permissions: ({ serviceDeploymentArn: resource = '' }) => [
    { action: 'ecs:StopServiceDeployment', resource },
  ],
  run({ serviceDeploymentArn = '', stopType = 'ROLLBACK' }, region) {
    requireDeploymentArn(region, serviceDeploymentArn);
    const history = serviceDeployments(region).get(serviceDeploymentArn);
    if (!history) {
      throw awsError(ServiceDeploymentNotFoundException$, 'Service deployment not found.');
    }
    // The API reference names ROLLBACK alone.
    if (stopType !== 'ROLLBACK') throw notModelled(`the stop type ${stopType}`);
    if (history.status === 'ROLLBACK_IN_PROGRESS') return { serviceDeploymentArn };
    const record = services(region).get(history.serviceArn);
    const primary = record?.service.status === 'ACTIVE' ? primaryOf(record) : undefined;
    const underWay = primary?.serviceDeploymentArn === serviceDeploymentArn && !isOver(history);
    if (!record || !underWay || isCleaningUp(region, record)) {
      throw awsError(ConflictException$, `The service deployment is ${history.status}.`);
    }
    if (!record.completed) {
      throw awsError(ConflictException$, 'There is no completed deployment to roll back to.');
    }
    const cause = 'ECS deployment stopped by the user';
    const failed = fail(region, record, `${cause}.`);
    const { retryAt: _retryAt, ...back } = rollBack(region, failed, cause);
    services(region).put(history.serviceArn, back);
    wakeService(region, history.serviceArn, 2000);
    return { serviceDeploymentArn };
  },
});
