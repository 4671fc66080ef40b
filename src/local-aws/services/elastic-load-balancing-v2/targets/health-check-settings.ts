import type { Matcher, TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import { validationError } from '../errors.ts';
import { check } from '../validation.ts';

/** How the targets of a group are checked. */
export type HealthCheck = Whole<
  Pick<
    TargetGroup,
    | 'HealthCheckEnabled'
    | 'HealthCheckIntervalSeconds'
    | 'HealthCheckPath'
    | 'HealthCheckPort'
    | 'HealthCheckTimeoutSeconds'
    | 'HealthyThresholdCount'
    | 'Matcher'
    | 'UnhealthyThresholdCount'
  >
> & { HealthCheckProtocol: 'HTTP' | 'HTTPS' };

/** With every member there: the SDK's types allow `undefined` for each. */
type Whole<Shape> = { [Member in keyof Shape]-?: NonNullable<Shape[Member]> };

/**
 * AWS's defaults for targets of type `ip` behind an Application Load Balancer:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
const DEFAULT_HEALTH_CHECK: HealthCheck = {
  HealthCheckEnabled: true,
  HealthCheckIntervalSeconds: 30,
  HealthCheckPath: '/',
  HealthCheckPort: 'traffic-port',
  HealthCheckProtocol: 'HTTP',
  HealthCheckTimeoutSeconds: 5,
  HealthyThresholdCount: 5,
  Matcher: { HttpCode: '200' },
  UnhealthyThresholdCount: 2,
};

/** The settings of a request, over those before. Throws ValidationError. */
export function completeHealthCheck(
  given: { [Member in keyof HealthCheck]?: HealthCheck[Member] | Matcher | string | undefined },
  before: HealthCheck = DEFAULT_HEALTH_CHECK,
): HealthCheck {
  const named = Object.keys(DEFAULT_HEALTH_CHECK) as (keyof HealthCheck)[];
  const set = named.flatMap((member) =>
    given[member] === undefined ? [] : [[member, given[member]] as const],
  );
  const after = { ...before, ...Object.fromEntries(set) } as HealthCheck;
  check('healthCheckProtocol', after.HealthCheckProtocol, { oneOf: ['HTTP', 'HTTPS'] });
  checkRest(after);
  return after;
}

// --- internal ---

function checkRest(settings: HealthCheck): void {
  const { HealthCheckTimeoutSeconds: timeout, HealthCheckIntervalSeconds: interval } = settings;
  const { HealthCheckPath: path, HealthCheckPort: port } = settings;
  const codes = settings.Matcher.HttpCode ?? '200';
  if (timeout >= interval) {
    // https://github.com/hashicorp/terraform-provider-aws/issues/48071, which is of 2026; the words of 2017 named both.
    throw validationError('Health check interval must be greater than the timeout.');
  }
  // The words of the rest are guesses.
  if (!settings.HealthCheckEnabled) {
    throw validationError('Health check enabled must be true for target groups with type ip');
  }
  if (!path.startsWith('/')) {
    throw validationError(`Health check path '${path}' must begin with a '/' character`);
  }
  if (port !== 'traffic-port' && !(/^\d{1,5}$/.test(port) && Number(port) > 0)) {
    throw validationError(`Health check port '${port}' must be 'traffic-port' or a port number`);
  }
  if (!/^\d{3}(-\d{3})?(,\d{3}(-\d{3})?)*$/.test(codes)) {
    throw validationError(`Health check matcher HTTP code '${codes}' is not valid`);
  }
}
