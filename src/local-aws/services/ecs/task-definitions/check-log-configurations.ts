import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

/** Refuses log drivers whose options are wrong, with ClientException. The words are AWS's. */
export function checkLogConfigurations(containers: readonly ContainerDefinition[]): void {
  for (const { logConfiguration } of containers) {
    if (logConfiguration?.logDriver === 'awslogs') checkAwslogs(logConfiguration.options ?? {});
  }
  const routes = containers.some((each) => each.logConfiguration?.logDriver === 'awsfirelens');
  if (routes && !containers.some(({ firelensConfiguration }) => firelensConfiguration)) {
    // https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/pf-ecs-awsfirelens-without-router
    throw clientException(
      'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.',
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
  const missing = REQUIRED.filter((name) => options[name] === undefined);
  if (missing.length > 0) {
    // https://github.com/aws-cloudformation/cfn-lint/issues/1787
    throw clientException(`Log driver awslogs requires options: ${missing.join(', ')}`);
  }
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
