import { LAMBDA_FREE_TIER } from '../../engine/prices.ts';
import { HOURS_PER_MONTH } from '../../engine/prices.ts';
import { ec2Bill, fargateBill, lambdaBillOf, requestsOf, total, type Place } from './bills.ts';
import { crossingsOf } from './crossings.ts';
import type { Workload } from './workload.ts';

export interface Point {
  x: number;
  /** USD per month. */
  y: number;
}

/** A bill as a line: straight between its points. */
export interface Series {
  place: Place;
  name: string;
  points: Point[];
}

/** Two lines that meet, and where. */
export interface Meeting extends Point {
  names: [string, string];
}

/** A chart, and the table that says the same. */
export interface Plot {
  id: 'hours' | 'requests';
  title: string;
  /** The label of the horizontal axis. */
  along: string;
  maxX: number;
  series: Series[];
  meetings: Meeting[];
  /** Where the workload itself is. */
  here: number;
}

/** The bills as the hours of the month in which the tasks run go from none to all. */
export function plotByHours(workload: Workload): Plot {
  const at = (hours: number) => ({ ...workload, hours });
  const { fargateEc2Hours, fargateLambdaHours } = crossingsOf(workload);
  const meets = (x: number | undefined, other: string) =>
    meeting(x, HOURS_PER_MONTH, ['Fargate', other], (hours) => total(fargateBill(at(hours))));
  return {
    id: 'hours',
    title: 'By hours',
    along: 'hours per month',
    maxX: HOURS_PER_MONTH,
    series: seriesOf([0, HOURS_PER_MONTH], at),
    meetings: [...meets(fargateEc2Hours, 'EC2'), ...meets(fargateLambdaHours, 'Lambda')],
    here: workload.hours,
  };
}

/** The bills as the requests of a month go from none to a good deal more than where the lines meet. */
export function plotByRequests(workload: Workload): Plot {
  const at = (requests: number) => ({ ...workload, requests });
  const { lambdaFargateRequests: fargate, lambdaEc2Requests: ec2 } = crossingsOf(workload);
  const maxX = 1.25 * Math.max(workload.requests, fargate ?? 0, ec2 ?? 0, 1000);
  const meets = (x: number | undefined, other: string) =>
    meeting(x, maxX, ['Lambda', other], (count) => total(lambdaBillOf(at(count)) ?? {}));
  return {
    id: 'requests',
    title: 'By requests',
    along: 'requests per month',
    maxX,
    series: seriesOf([0, ...freeUntil(workload, maxX), maxX], at),
    meetings: [...meets(fargate, 'Fargate'), ...meets(ec2, 'EC2')],
    here: workload.requests,
  };
}

// --- internal ---

function seriesOf(xs: readonly number[], at: (x: number) => Workload): Series[] {
  const bills = [
    { place: 'fargate', name: 'Fargate', bill: fargateBill },
    { place: 'ec2', name: 'EC2', bill: ec2Bill },
    { place: 'lambda', name: 'Lambda', bill: lambdaBillOf },
  ] as const;
  return bills.flatMap(({ place, name, bill }) => {
    const points = xs.flatMap((x) => {
      const parts = bill(at(x));
      return parts ? [{ x, y: total(parts) }] : [];
    });
    return points.length === 0 ? [] : [{ place, name, points }];
  });
}

/** Where Lambda's line bends: where the free compute and the free requests are used up. */
function freeUntil(workload: Workload, maxX: number): number[] {
  const { gb, seconds, freeTier } = requestsOf(workload);
  if (!freeTier) return [];
  const { gbSeconds, requests } = LAMBDA_FREE_TIER;
  return [gbSeconds / (gb * seconds), requests].filter((x) => x < maxX).sort((a, b) => a - b);
}

function meeting(
  x: number | undefined,
  maxX: number,
  names: [string, string],
  y: (x: number) => number,
): Meeting[] {
  return x === undefined || x <= 0 || x > maxX ? [] : [{ names, x, y: y(x) }];
}
