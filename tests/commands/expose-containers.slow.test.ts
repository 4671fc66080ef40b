import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { LOCAL_CREDENTIALS, makeClients } from '../../src/engine/aws/clients.ts';
import { services as awsServices } from '../../src/engine/aws/index.ts';
import { sharesOf } from '../../src/engine/shares.ts';
import {
  allOn,
  engineForTests,
  testOn,
  theEngine,
} from '../local-aws/runtimes/engine-for-tests.ts';
import { newAccountFile } from './command.ts';
import {
  advance,
  balancerOf,
  endOn,
  hasten,
  problemOf,
  runOn,
  serveOn,
  type ServedContainers,
} from './served-containers.ts';
import { answersDuring, answersOf, asker, total } from './traffic.ts';

// The track "expose" as a reader types it, while others use the app: time and containers are real.
const found = await engineForTests();
const onEngine = testOn(found, 'Load balancers of real containers');

const file = newAccountFile();
const IMAGES = [1, 2].map((version) => `localhost/fargate-step-by-step-version:${version}`);
const POLL = { timeout: 180_000, interval: 200 };
let before: string[];
let server: ServedContainers;

beforeAll(async () => {
  if (typeof found === 'string') return;
  before = await allOn(found);
  await found.makeImage(IMAGES[0]!, 'version 1');
  await found.makeImage(IMAGES[1]!, 'version 2');
  server = await serveOn(found, file, '--containers');
}, 120_000);

afterAll(async () => {
  if (typeof found === 'string') return;
  await endOn(found, file, server);
  expect(await allOn(found)).toEqual(before);
  found.close();
}, 120_000);

onEngine(
  'no request fails while a rolling deployment replaces the tasks behind a load balancer',
  async () => {
    const made = run('tutorial', ...upTo('prepare-blue-green', IMAGES[0]!));
    await hasten(server, made);
    expect(await problemOf(made)).toBeUndefined();
    const deployed = run('tutorial', ...upTo('attach-load-balancer', IMAGES[1]!));
    const answers = await answersDuring(await balancerOf(server), deployed);
    expect(await problemOf(deployed)).toBeUndefined();
    expect(Object.keys(answers).sort()).toEqual(['200 version 1', '200 version 2']);
    expect(total(answers)).toBeGreaterThanOrEqual(2000);
  },
  400_000,
);

onEngine(
  'answers change when a blue/green deployment shifts the traffic, and not before',
  async () => {
    const [production, tests] = [await balancerOf(server), await balancerOf(server, 8080)];
    const begun = run('run', 'deploy-blue-green', '--decision', 'wait');
    const before = await answersDuring(production, begun);
    expect(await problemOf(begun)).toBeUndefined();
    expect(Object.keys(before)).toEqual(['200 version 2']);
    expect(await answersOf(tests, 20)).toEqual({ '200 blue-green': 20 });

    const goesOn = run('run', 'deploy-blue-green', '--decision', 'continue');
    const [seen, answers] = await Promise.all([
      sharesAndAnswers(production, goesOn),
      answersDuring(production, goesOn),
      afterwards('green', 100, 60),
    ]);
    expect(await problemOf(goesOn)).toBeUndefined();
    expect(seen).toEqual(['0 % for green: 200 version 2', '100 % for green: 200 blue-green']);
    expect(Object.keys(answers).sort()).toEqual(['200 blue-green', '200 version 2']);
  },
  400_000,
);

onEngine(
  'a canary gets its share of the requests',
  async () => {
    const production = await balancerOf(server);
    const deployed = run('run', 'deploy-canary');
    await expect.poll(() => shareOf('blue'), POLL).toBe(10);
    const answers = await answersOf(production, 1000);
    // The two minutes of the canary are not over.
    expect(await shareOf('blue')).toBe(10);
    expect(Object.keys(answers).sort()).toEqual(['200 blue-green', '200 canary']);
    expect(answers['200 canary']).toBeGreaterThanOrEqual(70);
    expect(answers['200 canary']).toBeLessThanOrEqual(130);
    await advance(server, 120);
    await afterwards('blue', 100, 60);
    expect(await problemOf(deployed)).toBeUndefined();
    expect(await answersOf(production, 20)).toEqual({ '200 canary': 20 });
  },
  400_000,
);

function run(script: string, ...args: string[]) {
  return runOn(theEngine(found), file, script, ...args);
}

function upTo(step: string, image: string): string[] {
  const size = ['--cpu', '256', '--memory', '512', '--desired-count', '2'];
  return ['--track', 'expose', '--to', step, '--image', image, ...size];
}

/** Waits until a target group gets that percentage of the requests, and for some seconds more, and moves time on then. */
async function afterwards(group: 'blue' | 'green', percent: number, seconds: number) {
  await expect.poll(() => shareOf(group), POLL).toBe(percent);
  await pause(5000);
  await advance(server, seconds);
}

/** The percentage of the requests to the load balancer that a target group gets by the rule of its listener. */
async function shareOf(group: 'blue' | 'green'): Promise<number> {
  const { elbv2 } = makeClients(awsServices, {
    region: 'us-east-1',
    endpoint: server.url,
    credentials: LOCAL_CREDENTIALS,
  });
  const { LoadBalancers } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  const { LoadBalancerArn } = LoadBalancers![0]!;
  const { Listeners } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  const { ListenerArn } = Listeners!.find(({ Port }) => Port === 80)!;
  const { Rules } = await elbv2.send(new DescribeRulesCommand({ ListenerArn }));
  const shares = [...sharesOf(Rules![0]!.Actions)];
  return shares.find(([arn]) => arn.includes(`-${group}/`))?.[1] ?? 0;
}

/** The answers for as long as something is under way, each with the share of green if that did not change meanwhile. */
async function sharesAndAnswers(url: string, work: Promise<unknown>): Promise<string[]> {
  const seen = new Set<string>();
  const ask = asker(url);
  let isOver = false;
  const ended = work.finally(() => (isOver = true));
  while (!isOver) {
    const before = await shareOf('green');
    const answer = await ask();
    if ((await shareOf('green')) === before) seen.add(`${before} % for green: ${answer}`);
    // The tasks that start need the processors.
    await pause(50);
  }
  await ended;
  return [...seen].sort();
}
