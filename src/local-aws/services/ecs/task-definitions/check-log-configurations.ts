import type { ContainerDefinition, LogConfiguration } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';
import { isS3Object } from './s3-object.ts';

/** Refuses log drivers whose options are wrong, with ClientException. The words are AWS's. */
export function checkLogConfigurations(containers: readonly ContainerDefinition[]): void {
  for (const { logConfiguration } of containers) {
    if (!logConfiguration) continue;
    if (logConfiguration.logDriver === 'awslogs') checkAwslogs(logConfiguration.options ?? {});
    if (logConfiguration.logDriver === 'splunk') checkSplunk(logConfiguration);
    checkMode(logConfiguration);
  }
  checkRouter(containers);
}

/** Refuses log drivers that there are not where a task is to run, with ClientException. */
export function checkLogDrivers(
  containers: readonly ContainerDefinition[],
  drivers: readonly string[],
): void {
  for (const { logConfiguration } of containers) {
    if (!logConfiguration || drivers.includes(logConfiguration.logDriver!)) continue;
    // https://github.com/kayac/ecspresso/issues/364, of Fargate
    throw clientException(
      `${logConfiguration.logDriver} is not a valid log driver. Must be one of [${drivers.join(',')}]`,
    );
  }
}

// --- internal ---

/** In the order in which AWS misses them. */
const REQUIRED = ['awslogs-region', 'awslogs-group'];

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html, read 2026-11-29 */
const KNOWN = new Set([
  ...REQUIRED,
  'awslogs-create-group',
  'awslogs-datetime-format',
  'awslogs-multiline-pattern',
  'awslogs-stream-prefix',
  'max-buffer-size',
  'mode',
]);

function checkAwslogs(options: Readonly<Record<string, string>>): void {
  requireOptions('awslogs', REQUIRED, Object.keys(options));
  const extra = Object.keys(options).filter((name) => !KNOWN.has(name));
  if (extra.length > 0) {
    // https://github.com/aws-samples/amazon-ecs-firelens-examples/issues/83
    throw clientException(`Log driver awslogs disallows options: ${extra.join(', ')}`);
  }
  const empty = Object.keys(options).find((name) => options[name] === '');
  if (empty !== undefined) {
    // https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/206
    throw clientException(`Log driver awslogs option '${empty}' should not be null or empty.`);
  }
  if ((options['awslogs-create-group'] ?? 'true') !== 'true') {
    // https://github.com/terraform-linters/tflint-ruleset-aws/issues/348
    throw clientException(
      "Log driver awslogs option 'awslogs-create-group' should only be set to 'true', else omit option.",
    );
  }
}

/** An option may be a secret: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html */
function checkSplunk({ options = {}, secretOptions = [] }: LogConfiguration): void {
  const given = [...Object.keys(options), ...secretOptions.map(({ name }) => name)];
  requireOptions('splunk', ['splunk-url', 'splunk-token'], given);
}

function requireOptions(
  driver: string,
  required: readonly string[],
  given: readonly (string | undefined)[],
): void {
  const missing = required.filter((name) => !given.includes(name));
  if (missing.length === 0) return;
  // https://github.com/aws-cloudformation/cfn-lint/issues/1787 of awslogs, and of splunk
  // https://github.com/hashicorp/terraform-provider-aws/issues/8596
  throw clientException(`Log driver ${driver} requires options: ${missing.join(', ')}`);
}

/** Every driver has this option, with these values: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html */
function checkMode({ logDriver, options }: LogConfiguration): void {
  if (['blocking', 'non-blocking'].includes(options?.['mode'] ?? 'blocking')) return;
  // A guess that follows what is said of awslogs-create-group above.
  throw clientException(
    `Log driver ${logDriver} option 'mode' should only be set to 'blocking' or 'non-blocking', else omit option.`,
  );
}

/** A router of logs and those that send it theirs need each other. */
function checkRouter(containers: readonly ContainerDefinition[]): void {
  const sends = containers.some((each) => each.logConfiguration?.logDriver === 'awsfirelens');
  const routers = containers.flatMap(({ firelensConfiguration }) => firelensConfiguration ?? []);
  if (sends && routers.length === 0) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-awsfirelens-without-router
    throw clientException(
      'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.',
    );
  }
  if (!sends && routers.length > 0) {
    // https://github.com/aws/amazon-cloudwatch-logs-for-fluent-bit/issues/20
    throw clientException(
      'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.',
    );
  }
  for (const { options = {} } of routers) {
    if (options['config-file-type'] !== 's3') continue;
    if (isS3Object(options['config-file-value'] ?? '')) continue;
    // https://github.com/aws/aws-sdk/issues/311
    throw clientException('Invalid arn syntax.');
  }
}
