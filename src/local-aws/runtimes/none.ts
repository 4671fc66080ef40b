import { followCommand } from './container-command.ts';
import { behaviourOf } from './container-images.ts';
import type {
  ContainerExit,
  ContainerRuntime,
  PullProblem,
  StartedContainer,
  TaskContainer,
} from './container-runtime.ts';
import { killed, outOfMemory } from './exits.ts';

/**
 * The control plane alone: nothing is pulled and no container runs. The name of an image or an injected fault says how
 * it behaves, and a simple command is followed without running it.
 */
export const none: ContainerRuntime = {
  answers: false,
  prepare: pullProblem,
  start: (container) => Promise.resolve(startedOf(container)),
  ask: () => Promise.resolve(undefined),
};

// --- internal ---

function pullProblem({ image, struck, architecture }: TaskContainer): PullProblem | undefined {
  const behaviour = struck ?? behaviourOf(image);
  switch (behaviour) {
    case 'not-found':
    case 'private':
    case 'rate-limited':
    case 'wrong-architecture':
      return behaviour;
    case 'arm64-only':
      return architecture === 'ARM64' ? undefined : 'wrong-architecture';
    default:
      return undefined;
  }
}

function startedOf(container: TaskContainer): StartedContainer {
  const { image, struck, command } = container;
  const behaviour = struck ?? behaviourOf(image);
  const started = `${image} started. The local AWS simulates it: no container runs.`;
  const life = { lines: [started], unhealthy: behaviour === 'unhealthy' };
  if (behaviour === 'exits') return { ...life, exit: { seconds: 2, code: 0 } };
  if (behaviour === 'fails') return { ...life, exit: { seconds: 3, code: 1 } };
  if (behaviour === 'out-of-memory') return { ...life, exit: outOfMemory(20) };
  if (command.length === 0) return life;
  const { lines, seconds, exitCode } = followCommand(command);
  return {
    ...life,
    lines: lines.length > 0 ? lines : life.lines,
    ...(exitCode !== undefined && { exit: { seconds: seconds + 1, code: exitCode } }),
    ...(isShell(command[0]!) && { stop: shellStop(container) }),
  };
}

function isShell(program: string): boolean {
  return /(^|\/)(ba|da)?sh$/.test(program);
}

/**
 * A shell as the first process of a container is deaf to SIGTERM, so that it is killed after the stop timeout; below an
 * init process it is not.
 */
function shellStop({ hasInit, stopTimeout }: TaskContainer): ContainerExit {
  return hasInit ? { seconds: 1, code: 143 } : killed(stopTimeout);
}
