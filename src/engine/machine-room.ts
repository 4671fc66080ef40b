/** The instances that tasks are counted on, one type for each architecture. Both have two vCPUs and 4 GB. */
export const INSTANCES = { X86_64: 't3.medium', ARM64: 't4g.medium' } as const;

/**
 * The room for tasks on an instance: two vCPUs, and 4 GB less half a one for the system and the agent, which is our
 * estimate.
 */
const ROOM = { cpu: 2048, memory: 3584 };

/** How many tasks of a size, in CPU units and MiB, have room on one of {@link INSTANCES}: 0 where not even one has. */
export function tasksPerInstance({ cpu, memory }: { cpu: number; memory: number }): number {
  return Math.floor(Math.min(ROOM.cpu / cpu, ROOM.memory / memory));
}
