import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { clusters } from './clusters.ts';
import { taskDefinitions } from './task-definitions.ts';

/**
 * What of ECS is alive. What AWS keeps for show (INACTIVE clusters, services and task definitions, stopped tasks) is
 * not in it.
 */
export function ecsInventory(region: Region): InventoryItem[] {
  return [...clusterItems(region), ...taskDefinitionItems(region)];
}

// --- internal ---

function clusterItems(region: Region): InventoryItem[] {
  return clusters(region)
    .all()
    .filter(({ status }) => status !== 'INACTIVE')
    .map(({ clusterArn, tags, capacityProviders, settings }) => ({
      kind: 'cluster',
      id: clusterArn,
      content: { tags, capacityProviders, settings },
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
