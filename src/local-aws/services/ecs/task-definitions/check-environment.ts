import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';
import { isS3Object } from './s3-object.ts';

/** Refuses an environment that ECS could not make, with ClientException. The words are AWS's. */
export function checkEnvironment(
  { environment = [], environmentFiles = [], secrets = [] }: ContainerDefinition,
  accountId: string,
): void {
  // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-environment-files-max
  if (environmentFiles.length > 10) {
    throw clientException(
      'The maximum number of environment files was exceeded. Specify ten or less and try again.',
    );
  }
  if (environmentFiles.some(({ value = '' }) => !isS3Object(value))) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-environment-files-type
    throw clientException('Invalid arn syntax.');
  }
  if (environment.some(({ name }) => !name?.trim())) {
    // https://github.com/thnery/terraform-aws-template/issues/2
    throw clientException('Environment variable name cannot be null or blank.');
  }
  const names = new Set(environment.map(({ name }) => name));
  for (const { name, valueFrom = '' } of secrets) {
    if (names.has(name)) {
      // https://github.com/dagster-io/dagster/issues/11622
      throw clientException(
        `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${name}'.`,
      );
    }
    names.add(name);
    const [, owner = accountId] = /^arn:[^:]*:ssm:[^:]*:(\d{12}):/.exec(valueFrom) ?? [];
    if (owner !== accountId) {
      // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-secrets-without-execution-role
      throw clientException(
        `The Systems Manager parameter ARN has a different account ID than the current account. The current account ID is ${accountId} and the ARN account ID is ${owner}. Cross-account access for ARNs is not currently supported.`,
      );
    }
  }
}
