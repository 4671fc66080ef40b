import {
  RegisterScalableTarget$,
  type RegisterScalableTargetCommandInput,
  type RegisterScalableTargetCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { ensureServiceLinkedRole, firstUsePermissions } from '../../first-use.ts';
import { SERVICE_LINKED_ROLES } from '../../iam/roles/service-linked-roles.ts';
import { roleArn } from '../../iam/roles/roles.ts';
import { requireEcsService } from '../scaling/ecs-services.ts';
import { setLimits } from '../scaling/limits.ts';
import { validation } from '../errors.ts';
import {
  checkScalable,
  onTarget,
  scalableTargets,
  type TargetRecord,
} from '../scaling/scalable-targets.ts';
import { tagContext } from '../tags.ts';
import { triedPermissions } from '../scaling/tried-permissions.ts';

/**
 * Registers a service as a target, or changes the bounds of one. A desired count outside the bounds is moved into them at
 * once: a minimum of 1 wakes a service that was scaled to 0.
 */
export const registerScalableTarget = operation<
  RegisterScalableTargetCommandInput,
  RegisterScalableTargetCommandOutput
>(RegisterScalableTarget$, {
  permissions: (input, region) => [
    onTarget('RegisterScalableTarget', input, region, tagContext(input.Tags)),
    ...(input.Tags ? [onTarget('TagResource', input, region, tagContext(input.Tags))] : []),
    ...firstUsePermissions(region, LINKED),
    ...triedPermissions(region, input),
  ],
  run(input, region) {
    checkScalable(input);
    const id = input.ResourceId!;
    const before = scalableTargets(region).get(id)?.target;
    const [min, max] = boundsOf(input, before);
    requireEcsService(region, id);
    ensureServiceLinkedRole(region, LINKED);
    const target = {
      ServiceNamespace: 'ecs' as const,
      ResourceId: id,
      ScalableDimension: 'ecs:service:DesiredCount' as const,
      MinCapacity: min,
      MaxCapacity: max,
      RoleARN: linkedRoleArn(region),
      CreationTime: before?.CreationTime ?? region.date,
      SuspendedState: { ...NOT_SUSPENDED, ...before?.SuspendedState, ...input.SuspendedState },
      ScalableTargetARN:
        before?.ScalableTargetARN ??
        region.arn(
          'application-autoscaling',
          `scalable-target/0ec5${region.hex(32, 'scalable-target', id)}`,
        ),
    };
    const tags = { ...scalableTargets(region).get(id)?.tags, ...input.Tags };
    scalableTargets(region).put(id, { target, tags });
    setLimits(region, id, { MinCapacity: min, MaxCapacity: max });
    return { ScalableTargetARN: target.ScalableTargetARN };
  },
});

// --- internal ---

const LINKED = 'ecs.application-autoscaling.amazonaws.com';

const NOT_SUSPENDED = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
};

function linkedRoleArn(region: Region): string {
  return roleArn(region, `/aws-service-role/${LINKED}/`, SERVICE_LINKED_ROLES[LINKED]!.name);
}

/** The wording of the refusals is a guess. */
function boundsOf(
  { MinCapacity, MaxCapacity }: RegisterScalableTargetCommandInput,
  before: TargetRecord['target'] | undefined,
): [number, number] {
  const [min, max] = [MinCapacity ?? before?.MinCapacity, MaxCapacity ?? before?.MaxCapacity];
  if (min === undefined || max === undefined) {
    throw validation('Both minimum and maximum capacity must be specified for a new target');
  }
  if (min < 0) throw validation('Minimum capacity must be greater than or equal to 0');
  if (max < min) throw validation('Maximum capacity cannot be less than minimum capacity');
  return [min, max];
}
