import {
  PutScheduledAction$,
  type PutScheduledActionCommandInput,
  type PutScheduledActionCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import { operation } from '../../../core/operation.ts';
import { notModelled } from '../../not-modelled.ts';
import { validation } from '../errors.ts';
import { isTimeZone, readCron } from '../schedules/cron.ts';
import {
  awaitAction,
  findScheduledAction,
  scheduledActions,
  type ScheduledActionRecord,
} from '../schedules/scheduled-actions.ts';
import { onTarget, requireTarget } from '../scaling/scalable-targets.ts';

/** Makes a scheduled action, or changes what is given of one. The wording of the refusals is a guess. */
export const putScheduledAction = operation<
  PutScheduledActionCommandInput,
  PutScheduledActionCommandOutput
>(PutScheduledAction$, {
  permissions: (input, region) => [onTarget('PutScheduledAction', input, region)],
  run(input, region) {
    requireTarget(region, input);
    const { ResourceId = '', ScheduledActionName: name = '' } = input;
    const before = findScheduledAction(region, ResourceId, name);
    const given = Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== undefined),
    ) as Partial<ScheduledActionRecord>;
    const record = {
      ScheduledActionARN: region.arn(
        'autoscaling',
        `scheduledAction:${region.uuid('scheduled-action', `${ResourceId} ${name}`)}:resource/ecs/${ResourceId}:scheduledActionName/${name}`,
      ),
      CreationTime: region.date,
      ...before,
      ...given,
    } as ScheduledActionRecord;
    check(record);
    scheduledActions(region).put(record.ScheduledActionARN, record);
    awaitAction(region, record);
    return {};
  },
});

// --- internal ---

function check({ Schedule, Timezone, ScalableTargetAction: action }: ScheduledActionRecord): void {
  if (/^(rate|at)\(/.test(Schedule ?? '')) throw notModelled(`the schedule ${Schedule}`);
  if (!readCron(Schedule ?? '')) throw validation(`Invalid schedule: ${Schedule}`);
  if (Timezone !== undefined && !isTimeZone(Timezone)) {
    throw validation(`Invalid timezone: ${Timezone}`);
  }
  const { MinCapacity: min, MaxCapacity: max } = action ?? {};
  // "You must include at least one": ScalableTargetAction of
  // https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html
  if (min === undefined && max === undefined) {
    throw validation('At least one of MinCapacity and MaxCapacity must be specified');
  }
  if (min !== undefined && max !== undefined && max < min) {
    throw validation('Maximum capacity cannot be less than minimum capacity');
  }
}
