import {
  RegisterTaskDefinition$,
  type ContainerDefinition,
  type RegisterTaskDefinitionCommandInput,
  type RegisterTaskDefinitionCommandOutput,
} from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { checkTaskDefinition } from '../task-definitions/check-task-definition.ts';
import { completedVolume } from '../task-definitions/check-volumes.ts';
import { compatibilitiesOf } from '../task-definitions/compatibilities.ts';
import { cpuUnits, memoryMiB } from '../task-definitions/fargate-sizes.ts';
import { passRole } from '../../iam/roles/pass-role.ts';
import { tagOnCreate } from '../permissions.ts';
import { requiredAttributes } from '../task-definitions/required-attributes.ts';
import {
  shownTaskDefinition,
  taskDefinitionArn,
  taskDefinitions,
} from '../task-definitions/task-definitions.ts';

/**
 * Not idempotent: every call makes a revision, and a revision number is never used again. The reply has no empty list of
 * tags or attributes: https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json
 */
export const registerTaskDefinition = operation<
  RegisterTaskDefinitionCommandInput,
  RegisterTaskDefinitionCommandOutput
>(RegisterTaskDefinition$, {
  permissions(input, region) {
    const arn = taskDefinitionArn(region, input.family ?? '', '*');
    return [
      { action: 'ecs:RegisterTaskDefinition', resource: arn, context: sizeContext(input) },
      ...tagOnCreate('RegisterTaskDefinition', arn, input.tags),
      ...passRole(
        [input.taskRoleArn, input.executionRoleArn],
        'ecs-tasks.amazonaws.com',
        region.accountId,
      ),
    ];
  },
  run(input, region) {
    const size = checkTaskDefinition(input, region.accountId);
    const { tags = [], ...given } = input;
    const family = input.family!;
    const revision = nextRevision(region, family);
    const attributes = requiredAttributes(input);
    const record = taskDefinitions(region).put(`${family}:${revision}`, {
      ...given,
      family,
      revision,
      taskDefinitionArn: taskDefinitionArn(region, family, revision),
      status: 'ACTIVE',
      containerDefinitions: (input.containerDefinitions ?? []).map((container) =>
        completed(container, input.networkMode),
      ),
      volumes: (input.volumes ?? []).map(completedVolume),
      placementConstraints: input.placementConstraints ?? [],
      ...(attributes.length > 0 && { requiresAttributes: attributes }),
      compatibilities: compatibilitiesOf(input, size),
      requiresCompatibilities: input.requiresCompatibilities ?? [],
      ...(size.cpu !== undefined && { cpu: String(size.cpu) }),
      ...(size.memory !== undefined && { memory: String(size.memory) }),
      registeredAt: region.date,
      registeredBy: region.caller.arn,
      tags,
    });
    return { taskDefinition: shownTaskDefinition(record), ...(tags.length > 0 && { tags }) };
  },
});

// --- internal ---

// The count outlives deleted revisions: AWS never goes back to a number.
function nextRevision(region: Region, family: string): number {
  return region.account.ordinal('task-definition', `${region.name} ${family}`);
}

/** A container as ECS keeps it: the defaults written out, and the host port of awsvpc and host networking filled in. */
function completed(
  container: ContainerDefinition,
  networkMode: string | undefined,
): ContainerDefinition {
  const shared = networkMode === 'awsvpc' || networkMode === 'host';
  return {
    ...container,
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    systemControls: container.systemControls ?? [],
    portMappings: (container.portMappings ?? []).map((mapping) => ({
      ...mapping,
      ...(mapping.containerPort !== undefined && {
        hostPort: mapping.hostPort || (shared ? mapping.containerPort : 0),
      }),
      protocol: mapping.protocol ?? 'tcp',
    })),
    ...(container.healthCheck && {
      healthCheck: { interval: 30, timeout: 5, retries: 3, ...container.healthCheck },
    }),
  };
}

function sizeContext(input: RegisterTaskDefinitionCommandInput): Record<string, string | string[]> {
  const cpu = cpuUnits(input.cpu ?? '');
  const memory = memoryMiB(input.memory ?? '');
  const privileged = (input.containerDefinitions ?? []).some((container) => container.privileged);
  return {
    ...(cpu !== undefined && { 'ecs:task-cpu': String(cpu) }),
    ...(memory !== undefined && { 'ecs:task-memory': String(memory) }),
    'ecs:privileged': String(privileged),
    ...(input.requiresCompatibilities && {
      'ecs:compute-compatibility': [...input.requiresCompatibilities],
    }),
  };
}
