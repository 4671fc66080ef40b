import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

/**
 * Refuses a health check out of AWS's ranges, with ClientException.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
 */
export function checkHealthCheck({ name, healthCheck }: ContainerDefinition): void {
  if (!healthCheck) return;
  const { command = [] } = healthCheck;
  // A command that begins with none of CMD, CMD-SHELL and NONE is taken as it is: https://github.com/aws/aws-cdk/issues/34389
  if (command.length === 0) {
    // A guess, for what the API reference calls required.
    throw clientException(`Health check command can not be empty for container '${name}'`);
  }
  for (const [member, least, most] of RANGES) {
    const value = healthCheck[member];
    if (value === undefined) continue;
    if (value > most) {
      // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-healthcheck-interval-range
      throw clientException(
        `Health check ${member} must be less than or equal to the maximum allowed value ${most} for container '${name}'`,
      );
    }
    if (value < least) {
      // A guess that follows the text above.
      throw clientException(
        `Health check ${member} must be greater than or equal to the minimum allowed value ${least} for container '${name}'`,
      );
    }
  }
}

// --- internal ---

const RANGES = [
  ['interval', 5, 300],
  ['timeout', 2, 60],
  ['retries', 1, 10],
  ['startPeriod', 0, 300],
] as const;
