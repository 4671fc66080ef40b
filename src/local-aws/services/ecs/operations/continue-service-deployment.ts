import {
  ContinueServiceDeployment$,
  ServiceDeploymentNotFoundException$,
  type ContinueServiceDeploymentCommandInput,
  type ContinueServiceDeploymentCommandOutput,
} from '@aws-sdk/client-ecs';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { changeServiceDeployment } from '../deployments/service-deployments.ts';
import { invalidParameter } from '../errors.ts';
import { requireDeploymentArn } from '../identifiers.ts';
import { fail } from '../deployments/judge-deployment.ts';
import { isAwaited } from '../deployments/pauses.ts';
import { rollBack } from '../deployments/roll-back-deployment.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import { serviceDeployments } from '../deployments/service-deployments.ts';
import { services } from '../scheduling/services.ts';
import type { Pause } from '../traffic/shift-record.ts';

/** Lets a deployment that waits at a lifecycle hook go on, or takes it back. The wordings here are guesses. */
export const continueServiceDeployment = operation<
  ContinueServiceDeploymentCommandInput,
  ContinueServiceDeploymentCommandOutput
>(ContinueServiceDeployment$, {
  permissions: ({ serviceDeploymentArn: resource = '' }) => [
    { action: 'ecs:ContinueServiceDeployment', resource },
  ],
  run({ serviceDeploymentArn = '', hookId = '', action = 'CONTINUE' }, region) {
    requireDeploymentArn(region, serviceDeploymentArn);
    const history = serviceDeployments(region).get(serviceDeploymentArn);
    if (!history) {
      throw awsError(ServiceDeploymentNotFoundException$, 'Service deployment not found.');
    }
    const { shift, status, serviceArn } = history;
    const pause = shift?.pauses.find((each) => each.hookId === hookId);
    if (!shift || !pause) {
      throw invalidParameter(`The service deployment has no lifecycle hook ${hookId}.`);
    }
    if (status !== 'IN_PROGRESS') {
      throw invalidParameter(`The service deployment is ${status}.`);
    }
    if (!isAwaited(pause)) {
      throw invalidParameter(`The lifecycle hook ${hookId} is ${pause.status}.`);
    }
    const answered: Pause = { ...pause, status: action === 'CONTINUE' ? 'SUCCEEDED' : 'FAILED' };
    const pauses = shift.pauses.map((each) => (each === pause ? answered : each));
    changeServiceDeployment(region, serviceDeploymentArn, { shift: { ...shift, pauses } });
    if (action === 'ROLLBACK') {
      const record = services(region).get(serviceArn)!;
      const cause = 'ECS deployment rolled back by the user';
      const { retryAt: _retryAt, ...back } = rollBack(
        region,
        fail(region, record, `${cause}.`),
        cause,
      );
      services(region).put(serviceArn, back);
    }
    wakeService(region, serviceArn, 1000);
    return { serviceDeploymentArn };
  },
});
