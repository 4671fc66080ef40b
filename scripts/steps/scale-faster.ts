import {
  DeleteScalingPolicyCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  type ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import {
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { REASONS_MAY_BE_DENIED } from '../../src/engine/complaints.ts';
import { requireNoPause } from '../../src/engine/no-pause.ts';
import { scalable } from '../../src/engine/scalable.ts';
import {
  asNote,
  fromNote,
  isFast,
  monitoringOf,
  withFast,
} from '../../src/engine/service-monitoring.ts';
import {
  changedTag,
  defineStep,
  formerly,
  formerTag,
  isAsAsked,
} from '../../src/engine/step.ts';
import { trackingPolicy } from '../../src/engine/tracking-policy.ts';
import { tutorialService } from '../../src/engine/tutorial-service.ts';
import { targetCpu } from '../inputs.ts';
import { createService } from './create-service.ts';
import { registerScalableTarget } from './register-scalable-target.ts';

const ID = 'scale-faster';
const METRIC = 'CPUUtilization';
const FAST_METRIC = 'ECSServiceAverageCPUUtilizationHighResolution';
const NOTES = [changedTag('monitoring'), formerTag('monitoring')];

export const scaleFaster = defineStep({
  id: ID,
  title: 'Scale faster',
  kind: 'changes',
  billing: 'plus the tasks that it adds',
  needs: { createService, registerScalableTarget },
  inputs: { targetCpu },
  bills: [
    { what: 'high-resolution-metric', count: 1 },
    { what: 'high-resolution-alarm', count: 2 },
  ],
  why: {
    DescribeServices: 'see the service and what this step recorded on it',
    DescribeServiceRevisions: 'see how often the service is measured',
    DescribeScalingPolicies: 'see whether the policy exists',
    TagResource: 'record how often the service was measured before',
    UpdateService: 'set how often it is measured',
    ListTasks: 'find the tasks that stopped',
    DescribeTasks: 'read why they stopped',
    PutScalingPolicy: 'say how busy the tasks should be, by the faster metric',
    DeleteScalingPolicy: 'delete it, and with it the alarms that AWS made',
    UntagResource: 'remove that record again',
  },
  mayBeDenied: REASONS_MAY_BE_DENIED,

  async find({ ecs, scaling, name, own }) {
    const { ServiceNamespace, ResourceId } = scalable(name);
    const PolicyNames = [`${name}-fast`];
    const { ScalingPolicies } = await scaling.send(
      new DescribeScalingPoliciesCommand({ ServiceNamespace, ResourceId, PolicyNames }),
    );
    const policy: Partial<ScalingPolicy> | undefined = ScalingPolicies?.[0];
    const service = await tutorialService(ecs, name, ['TAGS']);
    const former = formerly(service?.tags, 'monitoring');
    if (!policy && former === undefined) return undefined;
    if (service) own(`The service "${name}"`, service.tags);
    const monitoring = service ? await monitoringOf(ecs, service) : [];
    const isHalf = !policy || former === undefined || !isFast(monitoring, METRIC);
    const alarms = policy?.Alarms ?? [];
    const hasPolicy = policy !== undefined;
    return { service, former, hasPolicy, policy, alarms, unfinished: isHalf };
  },

  async run(context, { createService: { service } }, found) {
    const { ecs, scaling, name, inputs, report, deployed } = context;
    const before = await monitoringOf(ecs, service);
    const former = found?.former ?? asNote(before);
    const resourceArn = service.serviceArn!;
    const tags = NOTES.map((key, index) => ({ key, value: [ID, former][index] }));
    if (found?.former === undefined) {
      await ecs.send(new TagResourceCommand({ resourceArn, tags }));
    }
    let measured = service;
    if (!isFast(before, METRIC)) {
      const monitoring = { metricConfigurations: withFast(before, METRIC) };
      const update = { cluster: name, service: name, monitoring };
      requireNoPause(service);
      const reply = await ecs.send(new UpdateServiceCommand(update));
      measured = reply.service!;
      report('updated', 'service', `${resourceArn}: ${METRIC} every 20 seconds`);
    }
    await deployed(measured);

    const PolicyName = `${name}-fast`;
    const policy = trackingPolicy(FAST_METRIC, inputs.targetCpu);
    const put = new PutScalingPolicyCommand({
      ...scalable(name),
      PolicyName,
      ...policy,
    });
    const { Alarms: alarms = [] } = await context.retryUntilConsistent(() =>
      scaling.send(put),
    );
    const change = found?.hasPolicy ? 'updated' : 'created';
    report(change, 'scaling policy', PolicyName);
    for (const { AlarmName } of alarms) report(change, 'alarm', AlarmName!);
    return { service: measured, former, hasPolicy: true, policy, alarms };
  },

  async undo(context, { service, former, hasPolicy, alarms }) {
    const { ecs, scaling, name, report, deployed } = context;
    const metricConfigurations = former === undefined ? undefined : fromNote(former);
    const wasFast = metricConfigurations && isFast(metricConfigurations, METRIC);
    if (service && !wasFast) requireNoPause(service);
    if (hasPolicy) {
      const PolicyName = `${name}-fast`;
      const which = { ...scalable(name), PolicyName };
      await scaling.send(new DeleteScalingPolicyCommand(which));
      report('deleted', 'scaling policy', PolicyName);
      for (const { AlarmName } of alarms) report('gone', 'alarm', AlarmName!);
    }
    if (!service || !metricConfigurations) return;
    if (!wasFast) {
      const monitoring = { metricConfigurations };
      const update = { cluster: name, service: name, monitoring };
      const { service: changed } = await ecs.send(new UpdateServiceCommand(update));
      await deployed(changed!);
      report('updated', 'service', service.serviceArn!);
    }
    const resourceArn = service.serviceArn!;
    await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: NOTES }));
  },

  fits: ({ policy }, _needs, { targetCpu }) =>
    isAsAsked(policy, trackingPolicy(FAST_METRIC, targetCpu)),
});
