import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { clusters } from './clusters/clusters.ts';
import { services } from './scheduling/services.ts';
import { taskDefinitions } from './task-definitions/task-definitions.ts';
import { tasks } from './tasks/tasks.ts';

/**
 * The live resources of ECS. What AWS still shows for a while (INACTIVE clusters, services and task definitions,
 * stopped tasks) is not in it.
 */
export function ecsInventory(region: Region): InventoryItem[] {
  return [
    ...clusterItems(region),
    ...taskDefinitionItems(region),
    ...serviceItems(region),
    ...taskItems(region),
  ];
}

// --- internal ---

function clusterItems(region: Region): InventoryItem[] {
  return clusters(region)
    .all()
    .filter(({ status }) => status !== 'INACTIVE')
    .map(({ clusterArn, tags, capacityProviders, defaultCapacityProviderStrategy, settings }) => ({
      kind: 'cluster',
      id: clusterArn,
      content: { tags, capacityProviders, defaultCapacityProviderStrategy, settings },
    }));
}

function taskDefinitionItems(region: Region): InventoryItem[] {
  return taskDefinitions(region)
    .all()
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ registeredAt: _registeredAt, ...content }) => ({
      kind: 'task-definition',
      id: content.taskDefinitionArn,
      content,
    }));
}

function serviceItems(region: Region): InventoryItem[] {
  return services(region)
    .all()
    .filter(({ service }) => service.status !== 'INACTIVE')
    .map(({ service: { createdAt: _createdAt, ...service }, tags }) => ({
      kind: 'service',
      id: service.serviceArn,
      content: { ...service, tags },
    }));
}

function taskItems(region: Region): InventoryItem[] {
  return tasks(region)
    .all()
    .filter(({ task }) => task.lastStatus !== 'STOPPED')
    .map(({ task }) => ({
      kind: 'task',
      id: task.taskArn,
      content: {
        taskDefinitionArn: task.taskDefinitionArn,
        group: task.group,
        desiredStatus: task.desiredStatus,
        lastStatus: task.lastStatus,
      },
    }));
}
