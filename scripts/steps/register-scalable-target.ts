import {
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  ListTagsForResourceCommand,
  RegisterScalableTargetCommand,
  TagResourceCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { ClusterNotFoundException, DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { REASONS_MAY_BE_DENIED } from '../../src/engine/complaints.ts';
import { scalable } from '../../src/engine/scalable.ts';
import {
  defineStep,
  formerly,
  meets,
  publicTasks,
  unchanged,
} from '../../src/engine/step.ts';
import { countBefore } from '../../src/engine/take-over.ts';
import { maxCount, minCount } from '../inputs.ts';
import { createService } from './create-service.ts';
import { registerTaskDefinition } from './register-task-definition.ts';

export const registerScalableTarget = defineStep({
  id: 'register-scalable-target',
  title: 'Register the scalable target',
  kind: 'makes',
  billing: 'for the tasks that it adds',
  needs: { createService, registerTaskDefinition },
  inputs: { minCount, maxCount },
  why: {
    DescribeServices: 'see which step owns the number of tasks, and how many run',
    DescribeScalableTargets: 'see whether the service is a scalable target already',
    ListTagsForResource: 'see whether this tutorial made the scalable target',
    TagResource: 'record which step owns the number of tasks, and its inputs',
    RegisterScalableTarget: 'let AWS set the number, within limits',
    DeregisterScalableTarget: 'stop AWS from setting the number',
    UpdateService: 'restore the previous number',
    ListTasks: 'find the tasks that stopped',
    DescribeTasks: 'read why they stopped',
    UntagResource: 'let the step that made the service set the number again',
  },
  mayBeDenied: REASONS_MAY_BE_DENIED,
  absent: ClusterNotFoundException,

  async find({ ecs, scaling, name, own }) {
    const which = { cluster: name, services: [name], include: ['TAGS' as const] };
    const { services } = await ecs.send(new DescribeServicesCommand(which));
    const service = services?.find(({ status }) => status === 'ACTIVE');
    const former = formerly(service?.tags, 'desiredCount');
    const { ServiceNamespace, ResourceId } = scalable(name);
    const list = { ServiceNamespace, ResourceIds: [ResourceId] };
    const found = await scaling.send(new DescribeScalableTargetsCommand(list));
    const target = found.ScalableTargets?.[0];
    if (!target) return former ? { service, former, unfinished: true } : undefined;
    const { MinCapacity, MaxCapacity, ScalableTargetARN: ResourceARN } = target;
    const tagged = await scaling.send(new ListTagsForResourceCommand({ ResourceARN }));
    const madeWith = own(`The scalable target ${ResourceId}`, tagged.Tags);
    const limits = { MinCapacity, MaxCapacity };
    const unfinished = former === undefined;
    return {
      service,
      former,
      arn: ResourceARN,
      limits,
      tags: tagged.Tags,
      madeWith,
      unfinished,
    };
  },

  async run(context, { createService: { service } }, found) {
    const { scaling, name, inputs, tags, report, takeOverCount, scaled } = context;
    const former = String(await takeOverCount(service));
    const asked = { MinCapacity: inputs.minCount, MaxCapacity: inputs.maxCount };
    const limits = { ...asked, ...found?.limits, ...unchanged(asked, found?.tags) };
    const target = { ...scalable(name), ...limits };
    // Once a target is registered, only TagResource can tag it.
    const made = found?.limits ? target : { ...target, Tags: tags.scaling };
    const reply = await scaling.send(new RegisterScalableTargetCommand(made));
    const note = { ResourceARN: reply.ScalableTargetARN!, Tags: tags.scaling };
    if (found?.limits) await scaling.send(new TagResourceCommand(note));
    report(found?.limits ? 'updated' : 'created', 'scalable target', note.ResourceARN);
    const { MinCapacity: min = 0, MaxCapacity: max = 0 } = limits;
    const now = await scaled(service, (count) => min <= count && count <= max);
    const is = `${now.serviceArn}: desiredCount ${now.desiredCount}`;
    if (now.desiredCount !== service.desiredCount) report('updated', 'service', is);
    return { service: now, former, arn: note.ResourceARN, limits, tags: tags.scaling };
  },

  async undo({ scaling, name, report, giveBackCount }, found) {
    if (found.limits) {
      await scaling.send(new DeregisterScalableTargetCommand(scalable(name)));
      report('deleted', 'scalable target', scalable(name).ResourceId);
      report('kept', 'role', 'AWSServiceRoleForApplicationAutoScaling_ECSService');
    }
    if (found.former) await giveBackCount(found.service!);
  },

  fits: ({ limits, tags }, _needs, { minCount: MinCapacity, maxCount: MaxCapacity }) =>
    meets({ ...limits, tags }, { MinCapacity, MaxCapacity }),
  bills({ minCount }, { createService, registerTaskDefinition }) {
    const more = Math.max(0, minCount - countBefore(createService));
    return publicTasks(more, registerTaskDefinition);
  },
});
