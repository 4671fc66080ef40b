import {
  PutMetricData$,
  type MetricDatum,
  type PutMetricDataCommandInput,
  type PutMetricDataCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { alarms } from '../alarms/alarms.ts';
import { awaitEvaluation } from '../alarms/evaluation-timer.ts';
import { invalidCombination, invalidValue } from '../errors.ts';
import { addSample, metricKey, type Sample } from '../metrics/metrics.ts';
import { anywhere } from '../permissions.ts';

/** Takes measurements in. The alarms on them are evaluated when the minute is over. */
export const putMetricData = operation<PutMetricDataCommandInput, PutMetricDataCommandOutput>(
  PutMetricData$,
  {
    permissions: ({ Namespace = '' }) =>
      anywhere('PutMetricData', { 'cloudwatch:namespace': Namespace })(),
    run({ Namespace: namespace = '', MetricData = [], ...others }, region) {
      refuseMembers('measurements', others);
      if (namespace.startsWith('AWS/')) {
        // AWS's words, which a public test suite that ran against AWS expects.
        throw invalidValue('The value AWS/ for parameter Namespace is invalid.');
      }
      const samples = MetricData.map((datum, index) => sampleOf(region, datum, index + 1));
      for (const [index, { MetricName = '', Dimensions = [] }] of MetricData.entries()) {
        const metric = { namespace, name: MetricName, dimensions: Dimensions };
        addSample(region, metric, samples[index]!);
        for (const { alarm } of alarms(region).by('metric', metricKey(metric))) {
          awaitEvaluation(region, alarm.AlarmName);
        }
      }
      return {};
    },
  },
);

// --- internal ---

const DAY = 24 * 60 * 60 * 1000;

/** The samples of a datum. Where a comment says nothing else, the wording of a refusal is a guess. */
function sampleOf(region: Region, datum: MetricDatum, position: number): Sample {
  const at = datum.Timestamp?.getTime() ?? region.now;
  const path = `MetricData.member.${position}`;
  if (at < region.now - 14 * DAY || at > region.now + 2 * 60 * 60 * 1000) {
    throw invalidValue(
      `The parameter ${path}.Timestamp must specify a time within the past two weeks and at most two hours from now.`,
    );
  }
  if (datum.Counts && !datum.Values) {
    throw invalidCombination(`The parameter ${path}.Counts is only for ${path}.Values.`);
  }
  if (![undefined, 1, 60].includes(datum.StorageResolution)) {
    throw invalidValue(`The parameter ${path}.StorageResolution must be 1 or 60.`);
  }
  const given = [datum.Value, datum.Values, datum.StatisticValues].filter(
    (each) => each !== undefined,
  );
  if (given.length !== 1) {
    throw invalidCombination(
      `The parameters ${path}.Value, ${path}.Values and ${path}.StatisticValues are mutually exclusive and you have specified ${given.length === 0 ? 'none' : 'more than one'}.`,
    );
  }
  const second = datum.StorageResolution === 1 ? 1000 : 60_000;
  const when = { at: Math.floor(at / second) * second, unit: datum.Unit ?? ('None' as const) };
  const sample = measured(datum);
  if (![sample.count, sample.sum, sample.min, sample.max].every(Number.isFinite)) {
    throw invalidValue(`The value NaN for parameter ${path}.Value is invalid.`);
  }
  return { ...when, ...sample };
}

function measured({ Value, Values = [], Counts, StatisticValues }: MetricDatum) {
  if (StatisticValues) {
    const { SampleCount = 0, Sum = 0, Minimum = 0, Maximum = 0 } = StatisticValues;
    return { count: SampleCount, sum: Sum, min: Minimum, max: Maximum };
  }
  const values = Value === undefined ? Values : [Value];
  const counts = values.map((_value, index) => Counts?.[index] ?? 1);
  return {
    count: counts.reduce((total, each) => total + each, 0),
    sum: values.reduce((total, each, index) => total + each * counts[index]!, 0),
    min: Math.min(...values),
    max: Math.max(...values),
  };
}
