import type { LiveContainer, SeenState, WantedTask } from '../live-containers.ts';

/** A container may start now, waits for others, or never can. */
export type StartVerdict = 'now' | 'waits' | { never: string };

/**
 * Judges if a container may start, by what has become of those that it depends on.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
 */
export function mayStart(
  { definition }: LiveContainer,
  seenNamed: (name: string) => SeenState,
): StartVerdict {
  const verdicts = (definition.dependsOn ?? []).map(({ containerName = '', condition }) =>
    verdictOn(containerName, condition ?? 'START', seenNamed(containerName)),
  );
  return (
    verdicts.find((verdict) => typeof verdict === 'object') ??
    (verdicts.includes('waits') ? 'waits' : 'now')
  );
}

/** True if no container that depends on this one still runs: they are stopped in the opposite order. */
export function mayStop(
  { name }: LiveContainer,
  { containers }: WantedTask,
  seenNamed: (name: string) => SeenState,
): boolean {
  return containers.every(
    ({ name: other, definition }) =>
      !definition.dependsOn?.some(({ containerName }) => containerName === name) ||
      seenNamed(other).state !== 'running',
  );
}

// --- internal ---

function verdictOn(name: string, condition: string, seen: SeenState): StartVerdict {
  if (seen.state === 'not started') return { never: `container ${name} did not start` };
  const hasStarted = seen.state === 'running' || seen.state === 'exited';
  switch (condition) {
    case 'COMPLETE':
      return seen.state === 'exited' ? 'now' : 'waits';
    case 'SUCCESS':
      if (seen.state !== 'exited') return 'waits';
      return seen.code === 0 ? 'now' : { never: `container ${name} exited with ${seen.code}` };
    case 'HEALTHY':
      if (seen.state === 'exited') return { never: `container ${name} exited` };
      return seen.state === 'running' && seen.health === 'HEALTHY' ? 'now' : 'waits';
    default:
      return hasStarted ? 'now' : 'waits';
  }
}
