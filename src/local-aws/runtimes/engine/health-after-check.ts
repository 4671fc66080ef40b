import type { HealthCheck } from '@aws-sdk/client-ecs';

/** The result of the checks of a container so far. */
export interface CheckedHealth {
  health?: 'HEALTHY' | 'UNHEALTHY';
  /** Failures in a row that count. */
  failures: number;
}

export const UNCHECKED: CheckedHealth = { failures: 0 };

/** The command of a check, or undefined when there is none. */
export function checkCommand({ command = [] }: HealthCheck): readonly string[] | undefined {
  const [kind, ...rest] = command;
  if (kind === 'NONE' || kind === undefined) return undefined;
  if (kind === 'CMD-SHELL') return ['/bin/sh', '-c', rest.join(' ')];
  return kind === 'CMD' ? rest : command;
}

/**
 * The health after one more check, `age` seconds after the container started. A failure in the start period does not count, until
 * a check has passed.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
 */
export function afterCheck(
  before: CheckedHealth,
  { retries = 3, startPeriod = 0 }: HealthCheck,
  passed: boolean,
  age: number,
): CheckedHealth {
  if (passed) return { health: 'HEALTHY', failures: 0 };
  if (before.health === undefined && age < startPeriod) return before;
  const failures = before.failures + 1;
  return failures >= retries ? { health: 'UNHEALTHY', failures } : { ...before, failures };
}
