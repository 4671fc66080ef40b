import {
  GetMetricData$,
  type GetMetricDataCommandInput,
  type GetMetricDataCommandOutput,
  type MetricDataQuery,
  type MetricDataResult,
  type Statistic,
} from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { notModelled, refuseMembers } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';
import { anywhere } from '../permissions.ts';
import { samplesByPeriod, valueOf } from '../metrics/statistics.ts';

/** The data of each query, on one page. Metric math is not modelled. */
export const getMetricData = operation<GetMetricDataCommandInput, GetMetricDataCommandOutput>(
  GetMetricData$,
  {
    permissions: anywhere('GetMetricData'),
    run({ MetricDataQueries = [], StartTime, EndTime, ScanBy, ...rest }, region) {
      refuseMembers('a read of metrics', rest, ['NextToken', 'MaxDatapoints', 'LabelOptions']);
      const ids = MetricDataQueries.map(({ Id }) => Id);
      // The wording of both refusals is a guess.
      if (new Set(ids).size < ids.length) {
        throw validationError('The values for parameter id in MetricDataQueries are not unique.');
      }
      if (StartTime! >= EndTime!) {
        // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudwatch/test_cloudwatch.snapshot.json
        throw validationError('The parameter StartTime must be less than the parameter EndTime.');
      }
      const times = { start: StartTime!.getTime(), end: EndTime!.getTime() };
      return {
        MetricDataResults: MetricDataQueries.filter(({ ReturnData = true }) => ReturnData).map(
          (query) => resultOf(region, query, times, ScanBy !== 'TimestampAscending'),
        ),
        Messages: [],
      };
    },
  },
);

// --- internal ---

const STATISTICS = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];

function resultOf(
  region: Region,
  { Id, Label, MetricStat: stat, Expression }: MetricDataQuery,
  times: { start: number; end: number },
  descending: boolean,
): MetricDataResult {
  if (!stat || Expression !== undefined) throw notModelled('metric math');
  const { Metric, Period = 60, Stat = '', Unit } = stat;
  if (!STATISTICS.includes(Stat)) throw notModelled(`the statistic ${Stat}`);
  const samples = samplesByPeriod(
    region,
    {
      namespace: Metric?.Namespace ?? '',
      name: Metric?.MetricName ?? '',
      dimensions: Metric?.Dimensions ?? [],
    },
    { ...times, period: Period * 1000, unit: Unit },
  );
  if (descending) samples.reverse();
  return {
    Id,
    Label: Label ?? Metric?.MetricName,
    Timestamps: samples.map(({ at }) => new Date(at)),
    Values: samples.map((sample) => valueOf(sample, Stat as Statistic)),
    StatusCode: 'Complete',
  };
}
