import type { StateValue } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../core/account.ts';
import { runActions } from './alarm-actions.ts';
import { changeState } from './alarm-state.ts';
import { insufficientData, isBreaching, longDate, thresholdCrossed } from './alarm-words.ts';
import { alarms, metricOf, type AlarmRecord } from './alarms.ts';
import { awaitEvaluation } from './evaluation-timer.ts';
import { metricKey, metrics } from '../metrics/metrics.ts';
import { samplesByPeriod, valueOf } from '../metrics/statistics.ts';

/**
 * The timer `monitoring/evaluation`: looks at what was measured, and moves the alarm to the state that it should be in.
 */
export function evaluate(subject: string, region: Region): void {
  const record = alarms(region).get(subject.slice(region.name.length + 1));
  if (!record) return;
  const { AlarmName: name, StateValue: before } = record.alarm;
  const verdict = judge(region, record);
  if (verdict && verdict.state !== before) changeState(region, name, verdict);
  // While an alarm lasts, scaling policies run again at each evaluation; other actions run once.
  else if (before === 'ALARM' && verdict) runActions(region, name, { repeated: true });
  if (willChange(region, record)) awaitEvaluation(region, name);
}

// --- internal ---

/** The state that an alarm should be in, or `undefined` when it stays where it is. */
function judge(
  region: Region,
  { alarm }: AlarmRecord,
): { state: StateValue; reason: string; data: object } | undefined {
  const period = alarm.Period * 1000;
  const { EvaluationPeriods: periods, TreatMissingData: missing = 'missing' } = alarm;
  const needed = alarm.DatapointsToAlarm ?? periods;
  const end = Math.floor(region.now / period) * period;
  const samples = samplesByPeriod(region, metricOf(alarm), {
    start: end - periods * period,
    end,
    period,
    unit: alarm.Unit,
  });
  const datapoints = samples
    .map((sample) => ({ at: sample.at, value: valueOf(sample, alarm.Statistic!) }))
    .reverse();
  const unknown = periods - datapoints.length;
  const data = {
    version: '1.0',
    queryDate: longDate(region.now),
    ...(datapoints.length > 0 && { startDate: longDate(datapoints.at(-1)!.at) }),
    statistic: alarm.Statistic,
    period: alarm.Period,
    recentDatapoints: datapoints.map(({ value }) => value).reverse(),
    threshold: alarm.Threshold,
  };
  if (datapoints.length === 0 && missing === 'missing') {
    return { state: 'INSUFFICIENT_DATA', reason: insufficientData(periods), data };
  }
  if (datapoints.length === 0 && missing === 'ignore') return undefined;
  const bad = datapoints.filter(({ value }) => isBreaching(alarm, value));
  const badCount = bad.length + (missing === 'breaching' ? unknown : 0);
  if (badCount >= needed) {
    const reason =
      bad.length > 0
        ? thresholdCrossed(alarm, 'ALARM', bad, needed)
        : missingWords(unknown, 'Breaching');
    return { state: 'ALARM', reason, data };
  }
  const good = datapoints.filter((each) => !bad.includes(each));
  const goodCount = good.length + (missing === 'notBreaching' ? unknown : 0);
  // Until there are as many datapoints as the alarm wants, those that are there decide nothing bad.
  if (goodCount === 0) return undefined;
  const reason =
    good.length > 0
      ? thresholdCrossed(alarm, 'OK', good, periods - needed + 1)
      : missingWords(unknown, 'NonBreaching');
  return { state: 'OK', reason, data };
}

/** AWS's words, as public transcripts of alarms show. */
function missingWords(periods: number, treatedAs: string): string {
  const received = `no datapoints were received for ${periods} period${periods === 1 ? '' : 's'}`;
  const treated = periods === 1 ? 'datapoint was' : 'datapoints were';
  return `Threshold Crossed: ${received} and ${periods} missing ${treated} treated as [${treatedAs}].`;
}

/** True if another evaluation may end differently: data are in the periods that it looks at, or in later ones. */
function willChange(region: Region, { alarm }: AlarmRecord): boolean {
  const latest = metrics(region)
    .get(metricKey(metricOf(alarm)))
    ?.samples.at(-1)?.at;
  if (latest === undefined) return false;
  const period = alarm.Period * 1000;
  return latest >= Math.floor(region.now / period) * period - alarm.EvaluationPeriods * period;
}
