import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';

/** The use that a container has made of its task since it started. */
export interface ContainerUse {
  /** How many requests it has answered. */
  requests: number;
  /** MiB that it uses now. */
  memory: number;
  /** Milliseconds for which it has kept one vCPU busy. */
  cpu: number;
}

/** The use of containers, by their ARNs. A container that nobody asked anything is not there. */
export function containerUses(region: Region): Table<ContainerUse> {
  return region.table<ContainerUse>('ecs/container-use');
}

/** The use of a container; `memory` is how many MiB it uses from its start on. */
export function useOf(region: Region, containerId: string, memory = 0): ContainerUse {
  return containerUses(region).get(containerId) ?? { requests: 0, memory, cpu: 0 };
}
