import type { ContainerExit } from './container-runtime.ts';

/** A container that its kernel kills so many seconds after its start, in ECS's words: it took more memory than it may. */
export function outOfMemory(seconds: number): ContainerExit {
  return { seconds, code: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' };
}

/** A container that minds no SIGTERM, and gets SIGKILL so many seconds later. */
export function killed(seconds: number): ContainerExit {
  return { seconds, code: 137 };
}
