import {
  GetMetricStatistics$,
  type Datapoint,
  type GetMetricStatisticsCommandInput,
  type GetMetricStatisticsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { operation } from '../../../core/operation.ts';
import { notModelled } from '../../not-modelled.ts';
import { invalidCombination, invalidValue } from '../errors.ts';
import { anywhere } from '../permissions.ts';
import { samplesByPeriod, valueOf } from '../metrics/statistics.ts';

/** The statistics of each period. Periods without data are left out. */
export const getMetricStatistics = operation<
  GetMetricStatisticsCommandInput,
  GetMetricStatisticsCommandOutput
>(GetMetricStatistics$, {
  permissions: anywhere('GetMetricStatistics'),
  run(input, region) {
    const { Namespace = '', MetricName = '', Dimensions = [], Statistics = [], Unit } = input;
    const { StartTime, EndTime, Period = 60 } = input;
    if (input.ExtendedStatistics?.length) throw notModelled('percentiles');
    // The wording of the three refusals is a guess.
    if (Statistics.length === 0) {
      throw invalidCombination(
        'At least one of the parameters Statistics and ExtendedStatistics must be specified.',
      );
    }
    if (StartTime! >= EndTime!) {
      // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudwatch/test_cloudwatch.snapshot.json
      throw invalidValue('The parameter StartTime must be less than the parameter EndTime.');
    }
    if (Period % 60 !== 0 && ![1, 5, 10, 20, 30].includes(Period)) {
      throw invalidValue(`The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.`);
    }
    const samples = samplesByPeriod(
      region,
      { namespace: Namespace, name: MetricName, dimensions: Dimensions },
      { start: StartTime!.getTime(), end: EndTime!.getTime(), period: Period * 1000, unit: Unit },
    );
    return {
      Label: MetricName,
      Datapoints: samples.map((sample): Datapoint => ({
        Timestamp: new Date(sample.at),
        ...Object.fromEntries(Statistics.map((each) => [each, valueOf(sample, each)])),
        Unit: sample.unit,
      })),
    };
  },
});
