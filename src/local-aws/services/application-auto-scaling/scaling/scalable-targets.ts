import type { ScalableTarget } from '@aws-sdk/client-application-auto-scaling';
import type { Region } from '../../../core/account.ts';
import type { Permission } from '../../../core/operation.ts';
import type { Table } from '../../../core/table.ts';
import { notModelled } from '../../not-modelled.ts';
import { targetNotRegistered, validation } from '../errors.ts';
import type { Scalable } from './scalable.ts';

/** A scalable target and its tags. */
export interface TargetRecord {
  target: ScalableTarget & {
    ResourceId: string;
    MinCapacity: number;
    MaxCapacity: number;
    ScalableTargetARN: string;
  };
  tags: Record<string, string>;
}

/** The scalable targets of a Region by resource. */
export function scalableTargets(region: Region): Table<TargetRecord> {
  return region.table<TargetRecord>('application-autoscaling/target');
}

/** The target of a resource, as the policies on it want one. Throws ObjectNotFoundException or ValidationException. */
export function requireTarget(region: Region, scalable: Scalable): TargetRecord {
  checkScalable(scalable);
  const record = scalableTargets(region).get(scalable.ResourceId!);
  if (!record) throw targetNotRegistered(scalable);
  return record;
}

/** Throws ValidationException unless it is the desired count of an ECS service. */
export function checkScalable({
  ServiceNamespace: namespace,
  ResourceId: id = '',
  ScalableDimension: dimension,
}: Scalable): void {
  if (namespace !== 'ecs') throw notModelled(`the scaling of the service namespace ${namespace}`);
  if (dimension === 'ecs:service:DesiredCount' && /^service\/[\w-]+\/[\w-]+$/.test(id)) return;
  // AWS's words, as in public transcripts of Terraform and the CLI.
  throw validation('Unsupported service namespace, resource type or scalable dimension');
}

/** The permission for a call on a scalable target. */
export function onTarget(
  action: string,
  { ServiceNamespace: namespace = 'ecs', ResourceId: id, ScalableDimension: dimension }: Scalable,
  region: Region,
  context: Permission['context'] = {},
): Permission {
  const found = scalableTargets(region).get(id ?? '');
  return {
    action: `application-autoscaling:${action}`,
    resource:
      found?.target.ScalableTargetARN ?? region.arn('application-autoscaling', 'scalable-target/*'),
    context: {
      'application-autoscaling:service-namespace': namespace,
      ...(dimension && { 'application-autoscaling:scalable-dimension': dimension }),
      ...context,
    },
  };
}
