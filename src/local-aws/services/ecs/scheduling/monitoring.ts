import type { MonitoringConfiguration } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../errors.ts';

/**
 * Throws InvalidParameterException for a metric or a resolution that ECS does not know, in words that are guesses.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MetricConfiguration.html, read on 2026-11-29
 */
export function checkMonitoring(monitoring: MonitoringConfiguration | undefined): void {
  for (const { metricNames = [], resolutionSeconds } of monitoring?.metricConfigurations ?? []) {
    const unknown = metricNames.find((name) => !METRICS.includes(name));
    if (unknown !== undefined) throw invalidParameter(`The metric ${unknown} is not supported.`);
    if (!RESOLUTIONS.includes(resolutionSeconds!)) {
      throw invalidParameter('resolutionSeconds must be 20 or 60.');
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
 * The configuration that a service has after a request: that of the request, else the one from before. No metric at all is as
 * nothing, so that every metric has the default again; that is a guess: AWS documents a list of 0 to 5 items.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MonitoringConfiguration.html, read on 2026-11-29
 */
export function monitoringAfter(
  asked: MonitoringConfiguration | undefined,
  before?: MonitoringConfiguration,
): MonitoringConfiguration | undefined {
  const wanted = asked ?? before;
  return wanted?.metricConfigurations?.length ? wanted : undefined;
}

// --- internal ---

const METRICS = ['CPUUtilization', 'MemoryUtilization'];
const RESOLUTIONS = [20, 60];
