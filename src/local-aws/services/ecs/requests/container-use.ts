import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';

/** What a container has used since it started. */
export interface ContainerUse {
  /** How many requests it has answered. */
  requests: number;
  /** MiB that it uses now. */
  memory: number;
  /** Milliseconds for which it has kept one vCPU busy. */
  cpu: number;
}

/** What containers have used, by their ARNs. A container that nobody asked anything is not there. */
export function containerUses(region: Region): Table<ContainerUse> {
  return region.table<ContainerUse>('ecs/container-use');
}

/** What a container has used; `memory` is what it has used from its start on, in MiB. */
export function useOf(region: Region, containerId: string, memory = 0): ContainerUse {
  return containerUses(region).get(containerId) ?? { requests: 0, memory, cpu: 0 };
}
