import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';
import { checkFargateMembers } from './check-fargate-members.ts';
import { FARGATE_SIZES, type TaskSize } from './fargate-sizes.ts';

/**
 * Refuses a task definition that Fargate could not run, with ClientException. The words are AWS's, as it was asked in
 * September 2026, where no comment says otherwise: https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 */
export function checkFargate(
  input: RegisterTaskDefinitionCommandInput,
  { cpu, memory }: TaskSize,
): void {
  if (input.networkMode !== 'awsvpc') {
    // The quotation marks are curly in AWS's text: https://github.com/aws/amazon-ecs-cli/issues/1145
    throw clientException('Fargate only supports network mode ‘awsvpc’.');
  }
  if (cpu === undefined) {
    throw clientException("Fargate requires that 'cpu' be defined at the task level.");
  }
  if (memory === undefined) {
    throw clientException("Fargate requires that 'memory' be defined at the task level.");
  }
  if (FARGATE_SIZES.get(cpu)?.includes(memory) !== true) throw noConfiguration(cpu, memory);
  checkPlatform(input, cpu, memory);
  checkFargateMembers(input);
  if (!input.executionRoleArn) checkWithoutExecutionRole(input);
}

// --- internal ---

function noConfiguration(cpu: number, memory: number) {
  // https://github.com/aws-games/cloud-game-development-toolkit/issues/737
  return clientException(
    `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`,
  );
}

/**
 * Windows does not come in the sizes below 1 vCPU and above 4. That it does not run on ARM64 is not said at registration:
 * https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json
 */
function checkPlatform(
  { runtimePlatform = {} }: RegisterTaskDefinitionCommandInput,
  cpu: number,
  memory: number,
): void {
  const { operatingSystemFamily: system = 'LINUX' } = runtimePlatform;
  // A guess at the wording.
  if (!/^(LINUX|WINDOWS_SERVER_20(19|22|25)_(FULL|CORE))$/.test(system)) {
    throw clientException(`Fargate does not support the operating system family '${system}'.`);
  }
  if (system === 'LINUX') return;
  if (cpu < 1024 || cpu > 4096) throw noConfiguration(cpu, memory);
}

function checkWithoutExecutionRole({
  containerDefinitions = [],
}: RegisterTaskDefinitionCommandInput): void {
  const needs = (reason: string) =>
    // https://github.com/jenkinsci/amazon-ecs-plugin/issues/53
    clientException(
      `Fargate requires task definition to have execution role ARN to support ${reason}.`,
    );
  for (const { image = '', logConfiguration } of containerDefinitions) {
    if (/^\d{12}\.dkr\.ecr\./.test(image)) throw needs('ECR images');
    if (logConfiguration?.logDriver === 'awslogs') throw needs('log driver awslogs');
  }
}
