import type { MonitoringConfiguration } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../errors.ts';

/**
 * Throws InvalidParameterException for a resolution or a metric that ECS does not know, and for a metric that is there twice.
 * https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/service_metrics.json
 */
export function checkMonitoring(monitoring: MonitoringConfiguration | undefined): void {
  const seen = new Set<string>();
  for (const { metricNames = [], resolutionSeconds } of monitoring?.metricConfigurations ?? []) {
    if (!RESOLUTIONS.includes(resolutionSeconds!)) {
      throw invalidParameter(
        'Monitoring configuration resolution must be one of [20, 60] seconds.',
      );
    }
    for (const name of metricNames) {
      if (!METRICS.includes(name)) {
        throw invalidParameter('Metric name must be one of [CPUUtilization, MemoryUtilization].');
      }
      if (seen.has(name)) {
        throw invalidParameter(
          'Duplicate metric names are not allowed across monitoring configuration.',
        );
      }
      seen.add(name);
    }
  }
}

/** The number of seconds between two measurements of a metric: 60 where nothing else is asked for. */
export function resolutionOf(
  monitoring: MonitoringConfiguration | undefined,
  metric: string,
): number {
  const asked = monitoring?.metricConfigurations?.find(({ metricNames = [] }) =>
    metricNames.includes(metric),
  );
  return asked?.resolutionSeconds ?? 60;
}

/**
 * The configuration that a service has after a request: that of the request, else the one from before. An empty list is one too,
 * with which every metric has the default again: https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/service_metrics.json
 */
export function monitoringAfter(
  asked: MonitoringConfiguration | undefined,
  before?: MonitoringConfiguration,
): MonitoringConfiguration | undefined {
  const wanted = asked ?? before;
  return wanted?.metricConfigurations ? wanted : undefined;
}

// --- internal ---

const METRICS = ['CPUUtilization', 'MemoryUtilization'];
const RESOLUTIONS = [20, 60];
