import {
  DescribeServiceRevisionsCommand,
  type ECSClient,
  type MetricConfiguration,
  type Service,
} from '@aws-sdk/client-ecs';

/** Seconds between two measurements, of a metric of high resolution. */
const FAST = 20;

/**
 * Which metrics of a service ECS measures how often, as its newest revision says. ECS tells it of revisions alone, and a service
 * has two of them while it is deployed. Empty where all metrics have the standard resolution of a minute.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-faster-auto-scaling.html, read 2026-11-29
 */
export async function monitoringOf(
  ecs: ECSClient,
  { currentServiceRevisions = [] }: Service,
): Promise<MetricConfiguration[]> {
  const serviceRevisionArns = currentServiceRevisions.map(({ arn }) => arn!);
  if (serviceRevisionArns.length === 0) return [];
  const which = new DescribeServiceRevisionsCommand({ serviceRevisionArns });
  const { serviceRevisions = [] } = await ecs.send(which);
  const [newest] = serviceRevisions.sort((a, b) => Number(b.createdAt) - Number(a.createdAt));
  return newest?.monitoring?.metricConfigurations ?? [];
}

/** The names of the metrics that ECS measures every 20 seconds. */
export function fastMetrics(monitoring: readonly MetricConfiguration[]): string[] {
  return monitoring
    .filter(({ resolutionSeconds }) => resolutionSeconds === FAST)
    .flatMap(({ metricNames = [] }) => metricNames);
}

/** True if ECS measures a metric every 20 seconds. */
export function isFast(monitoring: readonly MetricConfiguration[], metric: string): boolean {
  return fastMetrics(monitoring).includes(metric);
}

/** The same configurations, but for one metric, which is measured every 20 seconds. */
export function withFast(
  monitoring: readonly MetricConfiguration[],
  metric: string,
): MetricConfiguration[] {
  const others = monitoring
    .map((each) => ({ ...each, metricNames: each.metricNames?.filter((name) => name !== metric) }))
    .filter(({ metricNames = [] }) => metricNames.length > 0);
  return [...others, { metricNames: [metric], resolutionSeconds: FAST }];
}

/** Configurations as the value of a tag, which may hold few signs: `60:CPUUtilization:MemoryUtilization`. Nothing for none. */
export function asNote(monitoring: readonly MetricConfiguration[]): string {
  return monitoring
    .map(({ metricNames = [], resolutionSeconds }) => [resolutionSeconds, ...metricNames].join(':'))
    .join(' ');
}

/** The configurations that {@link asNote} has written. */
export function fromNote(note: string): MetricConfiguration[] {
  return note
    .split(' ')
    .filter(Boolean)
    .map((each) => {
      const [seconds, ...metricNames] = each.split(':');
      return { metricNames, resolutionSeconds: Number(seconds) };
    });
}
