import type { Tag } from '@aws-sdk/client-ecs';
import type { ClusterRecord } from '../clusters/clusters.ts';
import type { ServiceRecord } from './services.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';

/** The tags of a service's task: those that it propagates, and the managed ones that Cost Explorer groups by. */
export function serviceTaskTags(
  { service, tags }: ServiceRecord,
  cluster: ClusterRecord,
  definition: TaskDefinitionRecord,
): Tag[] {
  const source =
    service.propagateTags === 'SERVICE'
      ? tags
      : service.propagateTags === 'TASK_DEFINITION'
        ? definition.tags
        : [];
  const managed = service.enableECSManagedTags
    ? [
        { key: 'aws:ecs:clusterName', value: cluster.clusterName },
        { key: 'aws:ecs:serviceName', value: service.serviceName },
      ]
    : [];
  return [...managed, ...source];
}
