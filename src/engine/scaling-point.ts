import { DescribeAlarmsCommand, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import type { Clients } from './aws/index.ts';
import { tutorialService } from './tutorial-service.ts';

/** A service that scales, at one moment, as AWS tells it. */
export interface ScalingPoint {
  /** How busy the tasks were in the last minute that was measured, in percent; undefined before the first. */
  cpu: number | undefined;
  /** The state of the alarm on too much work, and of the one on too little: OK, ALARM, INSUFFICIENT_DATA, or none. */
  high: string;
  low: string;
  desired: number;
  running: number;
}

/** Asks how a service does. Where several alarms watch one thing, the first one tells. */
export async function scalingPoint(
  { ecs, cloudwatch }: Pick<Clients, 'ecs' | 'cloudwatch'>,
  name: string,
): Promise<ScalingPoint | undefined> {
  const service = await tutorialService(ecs, name);
  if (!service) return undefined;
  const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({}));
  const ours = MetricAlarms.filter(({ Dimensions = [] }) =>
    Dimensions.some(({ Name, Value }) => Name === 'ServiceName' && Value === name),
  );
  const stateOf = (side: string) =>
    ours.find(({ ComparisonOperator }) => ComparisonOperator?.startsWith(side))?.StateValue ??
    'none';
  const { Datapoints = [] } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/ECS',
      MetricName: 'CPUUtilization',
      Dimensions: [
        { Name: 'ClusterName', Value: name },
        { Name: 'ServiceName', Value: name },
      ],
      // The local AWS has a clock of its own, and few datapoints.
      StartTime: new Date('2000-01-01'),
      EndTime: new Date('2100-01-01'),
      Period: 60,
      Statistics: ['Average'],
    }),
  );
  return {
    cpu: Datapoints.at(-1)?.Average,
    high: stateOf('Greater'),
    low: stateOf('Less'),
    desired: service.desiredCount!,
    running: service.runningCount!,
  };
}
