import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';

/** The use that a container has made of its task since it started. */
export interface ContainerUse {
  /** MiB that it uses now. */
  memory: number;
}

/** The use of containers, by their ARNs. A container that nobody asked anything is not there. */
export function containerUses(region: Region): Table<ContainerUse> {
  return region.table<ContainerUse>('ecs/container-use');
}

/** The MiB that a container uses; `atStart` is how many it uses from its start on. */
export function memoryOf(region: Region, containerId: string, atStart = 0): number {
  return containerUses(region).get(containerId)?.memory ?? atStart;
}
