import { UlimitName, type ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

/** Refuses a process that a container could not have, with ClientException. */
export function checkProcess(container: ContainerDefinition): void {
  const { name, workingDirectory, ulimits = [], credentialSpecs = [] } = container;
  checkRestartPolicy(container);
  checkTimeouts(container);
  if (workingDirectory === '') {
    // https://github.com/DefangLabs/defang/pull/729
    throw clientException('workingDirectory should be at least 1 characters long.');
  }
  const unknown = ulimits.find((ulimit) => !isUlimit(ulimit.name!));
  // https://github.com/Shippable/support/issues/3699
  if (unknown) throw clientException(`Unrecognized ulimit name ${unknown.name}`);
  const isSpec = (text: string) => /^credentialspec(domainless)?:arn:/.test(text);
  if (credentialSpecs.length > 1 || !credentialSpecs.every(isSpec)) {
    // The rule is the API reference's, the wording a guess that follows what is said of ports and sizes.
    throw clientException(`Invalid 'credentialSpecs' setting for container '${name}'.`);
  }
}

// --- internal ---

/** https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-restart-policy-attempt-period-range */
function checkRestartPolicy({ name, restartPolicy }: ContainerDefinition): void {
  const { restartAttemptPeriod: seconds = 300, ignoredExitCodes = [] } = restartPolicy ?? {};
  if (seconds < 60 || seconds > 1800) {
    throw clientException(
      `The 'restartAttemptPeriod' setting for container '${name}' must be between 60 and 1800.`,
    );
  }
  if (ignoredExitCodes.length > 50) {
    // The rule is the API reference's, the wording a guess that follows the text above.
    throw clientException(
      `The 'ignoredExitCodes' setting for container '${name}' must have at most 50 exit codes.`,
    );
  }
}

/** https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json */
function checkTimeouts({ name, startTimeout = 2, stopTimeout = 2 }: ContainerDefinition): void {
  if (startTimeout < 2) {
    throw clientException(
      `Granular start timeout on container '${name}' must be at least 2 seconds.`,
    );
  }
  if (stopTimeout < 2) {
    throw clientException(
      `Granular stop timeout on container '${name}' must be at least 2 seconds.`,
    );
  }
}

function isUlimit(name: string): boolean {
  return Object.values<string>(UlimitName).includes(name);
}
