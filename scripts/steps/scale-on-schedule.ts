import {
  DeleteScheduledActionCommand,
  DescribeScalableTargetsCommand,
  DescribeScheduledActionsCommand,
  ListTagsForResourceCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { scalable } from '../../src/engine/scalable.ts';
import { changedTag, defineStep } from '../../src/engine/step.ts';
import { maxCount, minCount, sleepAt, timezone, wakeAt } from '../inputs.ts';
import { registerScalableTarget } from './register-scalable-target.ts';

/** The tags by which the step of the target knows who sets its limits. */
const NOTES = ['MinCapacity', 'MaxCapacity'].map(changedTag);

export const scaleOnSchedule = defineStep({
  id: 'scale-on-schedule',
  title: 'Scale on a schedule',
  kind: 'makes',
  billing: 'for the tasks while they run',
  needs: { registerScalableTarget },
  inputs: { sleepAt, wakeAt, timezone, minCount, maxCount },
  bills: [],
  why: {
    DescribeScalableTargets: 'read the current limits',
    ListTagsForResource: 'see which step owns the limits',
    DescribeScheduledActions: 'see whether the actions exist',
    TagResource: 'record that the schedule owns the limits from now on',
    PutScheduledAction: 'set the limits at a certain time of day',
    DeleteScheduledAction: 'stop setting the limits on a schedule',
    RegisterScalableTarget: 'restore the daytime limits at once',
    UntagResource: 'let the step that made the target set the limits again',
  },

  async find({ scaling, name, own }) {
    const { ServiceNamespace, ResourceId } = scalable(name);
    const which = { ServiceNamespace, ResourceIds: [ResourceId] };
    const list = await scaling.send(new DescribeScalableTargetsCommand(which));
    const target = list.ScalableTargets?.[0];
    if (!target) return undefined;
    const { ScalableTargetARN: arn, MinCapacity, MaxCapacity } = target;
    const look = new ListTagsForResourceCommand({ ResourceARN: arn });
    const { Tags = {} } = await scaling.send(look);
    const { ScheduledActions: actions = [] } = await scaling.send(
      new DescribeScheduledActionsCommand({
        ServiceNamespace,
        ResourceId,
        ScheduledActionNames: [`${name}-sleep`, `${name}-wake`],
      }),
    );
    const isNoted = NOTES.every((note) => note in Tags);
    if (!isNoted && actions.length === 0) return undefined;
    own(`The scalable target ${ResourceId}`, Tags);
    const limits = `${MinCapacity} to ${MaxCapacity}`;
    return { actions, limits, arn, unfinished: !isNoted || actions.length < 2 };
  },

  async run({ scaling, name, inputs, report }, { registerScalableTarget }, found) {
    const { arn: ResourceARN } = registerScalableTarget;
    const Tags = Object.fromEntries(NOTES.map((note) => [note, 'scale-on-schedule']));
    await scaling.send(new TagResourceCommand({ ResourceARN, Tags }));
    const { minCount: MinCapacity, maxCount: MaxCapacity } = inputs;
    const ways = [
      ['sleep', inputs.sleepAt, { MinCapacity: 0, MaxCapacity: 0 }],
      ['wake', inputs.wakeAt, { MinCapacity, MaxCapacity }],
    ] as const;
    for (const [what, Schedule, ScalableTargetAction] of ways) {
      const action = {
        ...scalable(name),
        ScheduledActionName: `${name}-${what}`,
        Schedule,
        Timezone: inputs.timezone,
        ScalableTargetAction,
      };
      await scaling.send(new PutScheduledActionCommand(action));
      const change = found ? 'updated' : 'created';
      report(change, 'scheduled action', `${name}-${what}`);
    }
    // By day, new limits apply at once; at night, from the morning on.
    const isDay = found && found.limits !== '0 to 0';
    if (isDay && found.limits !== `${MinCapacity} to ${MaxCapacity}`) {
      const now = { ...scalable(name), MinCapacity, MaxCapacity };
      await scaling.send(new RegisterScalableTargetCommand(now));
    }
    return { actions: [], limits: '', arn: ResourceARN };
  },

  async undo({ scaling, name, inputs, report }, { actions, limits, arn }) {
    for (const { ScheduledActionName } of actions) {
      const action = { ...scalable(name), ScheduledActionName };
      await scaling.send(new DeleteScheduledActionCommand(action));
      report('deleted', 'scheduled action', ScheduledActionName!);
    }
    const { minCount: MinCapacity, maxCount: MaxCapacity } = inputs;
    if (limits !== `${MinCapacity} to ${MaxCapacity}`) {
      const back = { ...scalable(name), MinCapacity, MaxCapacity };
      await scaling.send(new RegisterScalableTargetCommand(back));
      report('updated', 'scalable target', `${back.ResourceId}: the daytime limits`);
    }
    await scaling.send(new UntagResourceCommand({ ResourceARN: arn, TagKeys: NOTES }));
  },

  fits({ actions }, _needs, { sleepAt, wakeAt, timezone, minCount, maxCount }) {
    const told = actions.map(({ Schedule, Timezone, ScalableTargetAction: to }) =>
      [Schedule, Timezone, to?.MinCapacity, to?.MaxCapacity].join(),
    );
    const asked = [
      [sleepAt, timezone, 0, 0].join(),
      [wakeAt, timezone, minCount, maxCount].join(),
    ];
    return told.sort().join() === asked.sort().join();
  },
});
