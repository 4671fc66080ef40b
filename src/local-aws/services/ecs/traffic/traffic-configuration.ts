import type { DeploymentConfiguration, DeploymentStrategy } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../errors.ts';

/**
 * How a strategy shifts traffic, with the API reference's defaults written out. Throws InvalidParameterException; the
 * ranges are the API reference's, the wordings guesses.
 */
export function completeTraffic(
  strategy: DeploymentStrategy,
  given: DeploymentConfiguration,
): Pick<DeploymentConfiguration, 'linearConfiguration' | 'canaryConfiguration'> {
  if (given.linearConfiguration && strategy !== 'LINEAR') {
    throw invalidParameter('linearConfiguration is only valid for the LINEAR deployment strategy.');
  }
  if (given.canaryConfiguration && strategy !== 'CANARY') {
    throw invalidParameter('canaryConfiguration is only valid for the CANARY deployment strategy.');
  }
  if (strategy === 'LINEAR') {
    const { stepPercent = 10, stepBakeTimeInMinutes = 6 } = given.linearConfiguration ?? {};
    checkPercent('stepPercent', stepPercent, 3);
    checkMinutes('stepBakeTimeInMinutes', stepBakeTimeInMinutes);
    return { linearConfiguration: { stepPercent, stepBakeTimeInMinutes } };
  }
  if (strategy === 'CANARY') {
    const { canaryPercent = 5, canaryBakeTimeInMinutes = 10 } = given.canaryConfiguration ?? {};
    checkPercent('canaryPercent', canaryPercent, 0.1);
    checkMinutes('canaryBakeTimeInMinutes', canaryBakeTimeInMinutes);
    return { canaryConfiguration: { canaryPercent, canaryBakeTimeInMinutes } };
  }
  return {};
}

/** A day at most, as the API reference says. Throws InvalidParameterException, whose wording is a guess. */
export function checkMinutes(member: string, minutes: number): void {
  if (Number.isInteger(minutes) && minutes >= 0 && minutes <= 1440) return;
  throw invalidParameter(`${member} must be between 0 and 1440.`);
}

// --- internal ---

/** A tenth of a percent is the least part, as the API reference says. The wording is a guess. */
function checkPercent(member: string, percent: number, least: number): void {
  const isTenth = Math.abs(percent * 10 - Math.round(percent * 10)) < 1e-9;
  if (isTenth && percent >= least && percent <= 100) return;
  throw invalidParameter(`${member} must be a multiple of 0.1 between ${least} and 100.0.`);
}
