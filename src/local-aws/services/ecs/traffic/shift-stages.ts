import type {
  DeploymentConfiguration,
  DeploymentLifecycleHookStage,
  ServiceDeploymentLifecycleStage,
} from '@aws-sdk/client-ecs';

/** `PRE_PRODUCTION_TRAFFIC_SHIFT` is missing from the SDK's stages of a deployment, and not from its hooks. */
export type StageName = ServiceDeploymentLifecycleStage | DeploymentLifecycleHookStage;

/** One stage of a deployment that shifts traffic. */
export interface ShiftStage {
  name: StageName;
  /** The percentage of production or of test traffic that goes to green from now on. */
  production?: number;
  test?: number;
  /** How long it lasts, in minutes, after what it does is done. */
  minutes?: number;
}

/**
 * The stages of a deployment, in the API's order. LINEAR and CANARY shift production more than once, and bake after
 * each shift but the last.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html
 */
export function stagesOf(
  configuration: DeploymentConfiguration,
  /** True if another deployment is still in progress, which has to be rolled back first. */
  reconciles: boolean,
): ShiftStage[] {
  const shifts = productionShifts(configuration).flatMap(([production, minutes]): ShiftStage[] => [
    { name: 'PRE_PRODUCTION_TRAFFIC_SHIFT' },
    { name: 'PRODUCTION_TRAFFIC_SHIFT', production, minutes },
  ]);
  return [
    ...(reconciles ? [{ name: 'RECONCILE_SERVICE', production: 0, test: 0 } as const] : []),
    { name: 'PRE_SCALE_UP', production: 0 },
    { name: 'SCALE_UP' },
    { name: 'POST_SCALE_UP' },
    { name: 'TEST_TRAFFIC_SHIFT', test: 100 },
    { name: 'POST_TEST_TRAFFIC_SHIFT' },
    ...shifts,
    { name: 'POST_PRODUCTION_TRAFFIC_SHIFT' },
    { name: 'BAKE_TIME', minutes: configuration.bakeTimeInMinutes ?? 0 },
    { name: 'CLEAN_UP' },
  ];
}

/**
 * The stages of the way back, from where traffic is. There is no stage of that name: the shifts run again with the
 * weights reversed.
 */
export function rollbackStages({ production, test }: { production: number; test: number }) {
  const stages: ShiftStage[] = [];
  if (production > 0) stages.push({ name: 'PRODUCTION_TRAFFIC_SHIFT', production: 0 });
  if (test > 0) stages.push({ name: 'TEST_TRAFFIC_SHIFT', test: 0 });
  return [...stages, { name: 'CLEAN_UP' } satisfies ShiftStage];
}

// --- internal ---

/** Each percentage of production that green gets, and for how many minutes at least. */
function productionShifts({
  strategy,
  linearConfiguration = {},
  canaryConfiguration = {},
}: DeploymentConfiguration): [number, number][] {
  if (strategy === 'CANARY') {
    const { canaryPercent = 5, canaryBakeTimeInMinutes = 10 } = canaryConfiguration;
    return canaryPercent >= 100
      ? [[100, 0]]
      : [
          [canaryPercent, canaryBakeTimeInMinutes],
          [100, 0],
        ];
  }
  if (strategy !== 'LINEAR') return [[100, 0]];
  const { stepPercent = 10, stepBakeTimeInMinutes = 6 } = linearConfiguration;
  const shifts: [number, number][] = [];
  // In tenths, because 0.1 + 0.2 is not 0.3.
  for (
    let tenths = Math.round(stepPercent * 10);
    tenths < 1000;
    tenths += Math.round(stepPercent * 10)
  ) {
    shifts.push([tenths / 10, stepBakeTimeInMinutes]);
  }
  return [...shifts, [100, 0]];
}
