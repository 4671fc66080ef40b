import { perSecond } from './break-even.ts';
import { INSTANCES } from '../../engine/machine-room.ts';
import { HOURS_PER_MONTH, percent, PRICED_REGION } from '../../engine/prices.ts';
import {
  ec2Bill,
  fargateBill,
  instancesFor,
  LAMBDA_MEMORY,
  lambdaBillOf,
  total,
  type Bill,
  type Part,
  type Place,
} from './bills.ts';
import { crossingsOf, type Crossings } from './crossings.ts';
import { count, dollars } from './format.ts';
import type { Workload } from './workload.ts';

/** The places in the order of the table. */
export const PLACES: readonly Place[] = ['fargate', 'ec2', 'lambda'];

/** The parts of a bill in the order of the table, with what a row of it is called. */
export const PARTS: Readonly<Record<Part, string>> = {
  compute: 'CPU and memory',
  requests: 'Requests',
  disk: 'Disk',
  address: 'Public addresses',
  loadBalancer: 'Load balancer',
  nat: 'NAT gateway',
};

/**
 * All that the page says of a workload, by the name of the slot that it stands in: `for` and `summary`, `fargate.name`,
 * `fargate.compute`, `fargate.total` and so on, and `even.…` for the break-evens. The build fills the slots with the
 * defaults, and the page fills them again when an input changes.
 */
export function wordsOf(workload: Workload): Record<string, string> {
  const bills: Record<Place, Bill | undefined> = {
    fargate: fargateBill(workload),
    ec2: ec2Bill(workload),
    lambda: lambdaBillOf(workload),
  };
  const names = namesOf(workload);
  const slots: Record<string, string> = {
    for: `USD per month in ${PRICED_REGION}, for ${inputsInWords(workload)}.`,
    summary: summary(names, bills),
    work: atWork(workload),
    why: reasons(workload).join(' '),
    ...breakEvens(workload, crossingsOf(workload)),
  };
  for (const place of PLACES) {
    const bill = bills[place];
    slots[`${place}.name`] = names[place];
    slots[`${place}.total`] = bill ? dollars(total(bill)) : 'not possible';
    for (const part of Object.keys(PARTS) as Part[]) {
      const usd = bill?.[part];
      slots[`${place}.${part}`] = usd === undefined ? '–' : dollars(usd);
    }
  }
  return slots;
}

// --- internal ---

function namesOf(workload: Workload): Record<Place, string> {
  const instances = instancesFor(workload) ?? 1;
  const type = INSTANCES[workload.architecture];
  return {
    fargate: workload.spot ? 'Fargate Spot' : 'Fargate',
    ec2: instances === 1 ? `EC2, one ${type}` : `EC2, ${count(instances)} × ${type}`,
    lambda: 'Lambda',
  };
}

function summary(names: Record<Place, string>, bills: Record<Place, Bill | undefined>): string {
  const known = PLACES.flatMap((place) => {
    const bill = bills[place];
    return bill ? [{ name: names[place], usd: total(bill) }] : [];
  });
  const all = known.map(({ name, usd }) => `${name}: ${dollars(usd)}`).join('; ');
  const [first, second] = [...known].sort((a, b) => a.usd - b.usd);
  if (!second) return `Per month: ${all}.`;
  const verdict =
    dollars(first!.usd) === dollars(second.usd)
      ? `${first!.name} and ${second.name} cost the same.`
      : `${first!.name} is the cheapest.`;
  return `Per month: ${all}. ${verdict}`;
}

function inputsInWords(workload: Workload): string {
  const { cpu, memory, architecture, tasks, hours, requests, milliseconds } = workload;
  const beside = [
    workload.publicIp ? 'public addresses' : 'no public address',
    ...(workload.loadBalancer ? ['a load balancer'] : []),
    ...(workload.nat ? [`a NAT gateway with ${count(workload.natGb)} GB through it`] : []),
  ];
  return [
    `${tasks === 1 ? '1 task' : `${count(tasks)} tasks`} of ${cpu / 1024} vCPU and ${memory / 1024} GB on ${architecture}`,
    `${count(hours)} of ${HOURS_PER_MONTH} hours a month`,
    `${count(requests)} requests a month of ${count(milliseconds)} ms`,
    beside.join(' and '),
    `Lambda ${workload.freeTier ? 'with' : 'without'} its free tier, ${coldStarts(workload)}`,
  ].join('; ');
}

function coldStarts({ coldStarts, initMilliseconds }: Workload): string {
  if (coldStarts === 0) return 'and no cold starts';
  return `and an INIT phase of ${count(initMilliseconds)} ms in ${count(coldStarts)} of 100 requests`;
}

/** How many requests are in work at once, on average: a task may serve many at once, an environment of Lambda one. */
function atWork({ requests, milliseconds, hours }: Workload): string {
  if (requests === 0) return 'There are no requests.';
  if (hours === 0) return 'No tasks run, so only Lambda could answer a request.';
  const busy = (requests * milliseconds) / 1000 / (hours * 3600);
  const part = busy < 0.001 ? 'less than 0.1%' : percent(busy, 1);
  return busy < 1
    ? `While the tasks run, they are handling a request ${part} of the time.`
    : `While the tasks run, they handle ${count(busy)} requests at once on average. You have to measure whether they can handle that many.`;
}

function reasons(workload: Workload): string[] {
  const type = INSTANCES[workload.architecture];
  return [
    ...(instancesFor(workload) === undefined
      ? [`One task does not fit on a ${type}, which has 2 vCPUs and 4 GB.`]
      : []),
    ...(workload.memory > LAMBDA_MEMORY
      ? [`A Lambda function can have at most ${LAMBDA_MEMORY / 1024} GB.`]
      : []),
  ];
}

function breakEvens(workload: Workload, at: Crossings): Record<string, string> {
  const type = INSTANCES[workload.architecture];
  const ec2 = (instancesFor(workload) ?? 1) === 1 ? `a ${type}` : `the instances`;
  return {
    'even.fargateEc2': belowHours(at.fargateEc2Hours, `Fargate is cheaper than ${ec2}`),
    'even.fargateLambda': belowHours(at.fargateLambdaHours, 'Fargate is cheaper than Lambda'),
    'even.lambdaFargate': belowRequests(at.lambdaFargateRequests, 'Lambda is cheaper than Fargate'),
    'even.lambdaEc2': belowRequests(at.lambdaEc2Requests, `Lambda is cheaper than ${ec2}`),
    'even.share': share(at.lambdaFargateShare),
  };
}

function belowHours(hours: number | undefined, what: string): string {
  if (hours === undefined) return '';
  if (hours <= 0) return `There is no number of hours for which ${what}.`;
  if (hours > HOURS_PER_MONTH) return `${what}, even around the clock.`;
  return `${what} below ${count(Math.round(hours))} hours a month, which is ${percent(hours / HOURS_PER_MONTH)} of the time.`;
}

function belowRequests(requests: number | undefined, what: string): string {
  if (requests === undefined) return '';
  if (requests === 0) return `There is no number of requests for which ${what}.`;
  return `${what} below ${count(requests)} requests a month, which is ${count(perSecond(requests))} per second if they are evenly spread.`;
}

function share(busy: number | undefined): string {
  if (busy === undefined) return '';
  const when =
    busy >= 1
      ? 'however busy it is'
      : `while it is busy for less than ${percent(busy, 1)} of the tasks’ hours`;
  return `Counting time only, without the free tier and the price per request, Lambda is cheaper than Fargate ${when}, handling one request at a time.`;
}
