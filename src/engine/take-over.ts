import {
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
  type ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';
import { changedTag, formerly, formerTag } from './later-changes.ts';

/**
 * Notes on a service that a step answers for its number of tasks, and what that was before. A note that is there already
 * keeps its former value. Returns the former number.
 */
export async function takeOverCount(
  ecs: ECSClient,
  service: Service,
  step: string,
): Promise<number> {
  const former = formerly(service.tags, 'desiredCount');
  if (former !== undefined) return Number(former);
  const { serviceArn: resourceArn, desiredCount = 0 } = service;
  const tags = [
    { key: changedTag('desiredCount'), value: step },
    { key: formerTag('desiredCount'), value: String(desiredCount) },
  ];
  await ecs.send(new TagResourceCommand({ resourceArn, tags }));
  return desiredCount;
}

/**
 * Brings the number back that a service had before, and takes the note away. Returns the service where another number had
 * to be set: its tasks are not all there yet.
 */
export async function giveBackCount(
  ecs: ECSClient,
  service: Service,
): Promise<Service | undefined> {
  const { clusterArn: cluster, serviceName, serviceArn: resourceArn } = service;
  const desiredCount = countBefore({ service });
  const changed =
    service.desiredCount === desiredCount
      ? undefined
      : await ecs.send(new UpdateServiceCommand({ cluster, service: serviceName, desiredCount }));
  const tagKeys = [changedTag('desiredCount'), formerTag('desiredCount')];
  await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys }));
  return changed?.service;
}

/** How many tasks there were before; where there is no service yet, how many are asked for. */
export function countBefore(made: { service?: Service; desiredCount?: number }): number {
  const { service } = made;
  return Number(formerly(service?.tags, 'desiredCount') ?? (service ?? made).desiredCount);
}
