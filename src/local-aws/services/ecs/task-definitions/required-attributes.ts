import type { Attribute, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';

/**
 * The capabilities that ECS derives from a task definition and shows as `requiresAttributes`. Fargate has them all;
 * they matter to container instances. AWS has been asked about networking, awslogs, dependencies and timeouts:
 * https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json
 */
export function requiredAttributes(input: RegisterTaskDefinitionCommandInput): Attribute[] {
  const names = new Set<string>();
  for (const container of input.containerDefinitions ?? []) {
    const driver = container.logConfiguration?.logDriver;
    if (driver) names.add(`com.amazonaws.ecs.capability.logging-driver.${driver}`);
    if (driver === 'awslogs') {
      if (input.executionRoleArn) names.add('ecs.capability.execution-role-awslogs');
      names.add('com.amazonaws.ecs.capability.docker-remote-api.1.19');
    }
    if (/^\d{12}\.dkr\.ecr\./.test(container.image ?? '')) {
      names.add('com.amazonaws.ecs.capability.ecr-auth');
      if (input.executionRoleArn) names.add('ecs.capability.execution-role-ecr-pull');
    }
    for (const { valueFrom = '' } of container.secrets ?? []) {
      const kind = valueFrom.includes(':secretsmanager:') ? 'asm' : 'ssm';
      names.add(`ecs.capability.secrets.${kind}.environment-variables`);
    }
    if (container.healthCheck) {
      names.add('ecs.capability.container-health-check');
      names.add('com.amazonaws.ecs.capability.docker-remote-api.1.29');
    }
    const { dependsOn = [], startTimeout, stopTimeout } = container;
    if (dependsOn.length > 0 || startTimeout !== undefined || stopTimeout !== undefined) {
      names.add('ecs.capability.container-ordering');
    }
  }
  if (input.taskRoleArn) names.add('com.amazonaws.ecs.capability.task-iam-role');
  if (input.networkMode === 'awsvpc') {
    names.add('ecs.capability.task-eni');
    names.add('com.amazonaws.ecs.capability.docker-remote-api.1.18');
  }
  return [...names].map((name) => ({ name }));
}
