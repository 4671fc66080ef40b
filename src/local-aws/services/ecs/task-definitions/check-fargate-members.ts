import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';
import { checkLogDrivers } from './check-log-configurations.ts';

/**
 * Refuses what a task definition may say of container instances and not of Fargate, with ClientException. The words are
 * AWS's, as it was asked on 2026-09-08, where no comment says otherwise:
 * https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs
 */
export function checkFargateMembers(input: RegisterTaskDefinitionCommandInput): void {
  if (input.pidMode === 'host') {
    throw clientException(
      "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
    );
  }
  if (input.ipcMode) throw unsupported('ipcMode');
  if (input.placementConstraints?.length) throw unsupported('constraints');
  for (const volume of input.volumes ?? []) {
    if (volume.host?.sourcePath) throw unsupported('sourcePath');
    if (volume.dockerVolumeConfiguration) throw unsupported('dockerVolumeConfiguration');
    if (volume.fsxWindowsFileServerVolumeConfiguration) {
      // That Fargate has none of these is in https://github.com/aws/containers-roadmap/issues/1654; the words are a guess
      // that follows those of the other kinds.
      throw clientException(
        'Fargate compatible task definitions do not support fsxWindowsFileServerVolumeConfiguration',
      );
    }
  }
  const { containerDefinitions = [] } = input;
  for (const container of containerDefinitions) {
    checkContainer(container);
    checkLinux(container);
    checkLogDrivers([container], ['awslogs', 'splunk', 'awsfirelens']);
    checkLogging(container);
  }
}

// --- internal ---

function unsupported(member: string) {
  // https://github.com/cloudposse/terraform-aws-ecs-alb-service-task/issues/174, of sourcePath
  return clientException(`Fargate compatible task definitions do not support ${member}`);
}

function checkContainer(container: ContainerDefinition): void {
  const { privileged, dockerSecurityOptions, resourceRequirements, stopTimeout = 0 } = container;
  if (privileged) {
    // The quotation marks are curly in AWS's text: https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/ecs/pf-ecs-fargate-privileged/meta.yaml
    throw clientException(
      'Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.',
    );
  }
  if (dockerSecurityOptions?.length) throw unsupported('dockerSecurityOptions');
  if (resourceRequirements?.some(({ type }) => type === 'GPU')) {
    // https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/ecs/pf-ecs-fargate-gpu-resource/meta.yaml
    throw clientException(
      'Tasks using the Fargate launch type do not support GPU resource requirements.',
    );
  }
  // Of 120 seconds it says nothing, and of no startTimeout, whatever the API reference says:
  // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json
  if (stopTimeout > 120) {
    throw clientException(
      'Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.',
    );
  }
}

function checkLinux({ linuxParameters = {} }: ContainerDefinition): void {
  const { capabilities, devices, sharedMemorySize, maxSwap, swappiness } = linuxParameters;
  if (devices?.length) throw unsupported('devices');
  if (sharedMemorySize !== undefined) throw unsupported('sharedMemorySize');
  if (maxSwap !== undefined) throw unsupported('maxSwap');
  if (swappiness !== undefined) throw unsupported('swappiness');
  const barred = capabilities?.add?.find((each) => each !== 'SYS_PTRACE');
  // https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/ecs/pf-ecs-fargate-capabilities-add/meta.yaml
  if (barred !== undefined) throw clientException(`${barred} is not allowed on Fargate.`);
}

function checkLogging({ logConfiguration }: ContainerDefinition): void {
  if (!logConfiguration) return;
  const { logDriver, options } = logConfiguration;
  if (logDriver === 'awslogs' && !options?.['awslogs-stream-prefix']) {
    // https://github.com/aws/aws-cdk/issues/1422
    throw clientException(
      'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
    );
  }
}
