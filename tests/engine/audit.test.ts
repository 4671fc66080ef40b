import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  DeregisterTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { CreateTargetGroupCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { steps } from '../../scripts/steps/index.ts';
import { audit } from '../../src/engine/audit.ts';
import { services } from '../../src/engine/aws/index.ts';
import type { AwsService } from '../../src/engine/aws/service.ts';
import { billedInWords } from '../../src/engine/billing.ts';
import { makeLoadBalancer, makeOneOfEach, NAME, tags } from './one-of-each.ts';

const KINDS = Object.values<AwsService>(services).flatMap(({ kinds }) => Object.keys(kinds));

/** USD per hour of what is not free, at the list prices, worked out by hand. */
const PRICES: Record<string, number> = {
  // 1 vCPU and 3 GB, with a public address.
  task: 0.04048 + 3 * 0.004445 + 0.005,
  // In three zones, with an address in each.
  'load balancer': 0.0225 + 3 * 0.005,
  'NAT gateway': 0.045,
  'elastic address': 0.005,
  // A tenth of a dollar each month; a target tracking policy has two.
  alarm: 0.1 / 730,
  'scaling policy': 0.2 / 730,
};

/** The price of each that differs from others of its kind, by the end of its ARN. */
const OTHER_PRICES: [RegExp, number][] = [
  // The policies of scale-on-alarm are free: its alarms are things of their own.
  [/:policyName\/fargate-tutorial-(in|out)$/, 0],
  // A metric that ECS measures every 20 seconds: three tenths of a dollar each month.
  [/:service\/fargate-tutorial\/fargate-tutorial$/, 0.3 / 730],
  // The two alarms of scale-faster are of high resolution: three tenths of a dollar each month.
  [/:policyName\/fargate-tutorial-fast$/, 0.6 / 730],
];

test('of each kind of each service what is made by hand is listed with its price, and gone once it is deleted', async () => {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  const takeBack = await makeOneOfEach(run);
  const { alive } = await auditOf(run);
  expect(new Set(alive.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  for (const { kind, usdPerHour, arn } of alive) {
    const [, price = PRICES[kind] ?? 0] = OTHER_PRICES.find(([end]) => end.test(arn)) ?? [];
    expect(usdPerHour, arn).toBeCloseTo(price, 9);
    expect(arn).toMatch(/^arn:aws:[a-z0-9-]+:/);
  }
  await takeBack();
  for (const step of steps.toReversed()) await run.runner.undo(step);
  expect((await auditOf(run)).alive).toEqual([]);
});

test('what somebody else made is not listed, whatever it is called', async () => {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  await makeOneOfEach(run);
  run.session.where.name = 'another';
  expect(await auditOf(run)).toEqual({ alive: [], retained: [], unread: [] });
});

test('what is billed is said in words, with what it costs', async () => {
  const run = await openLocalRun();
  await makeLoadBalancer(run);
  const { alive } = await auditOf(run);
  const balancer = alive.find(({ kind }) => kind === 'load balancer')!;
  expect(billedInWords(services, balancer.bills!)).toEqual([
    'an Application Load Balancer, $0.0225 per hour',
    '3 public IPv4 addresses, $0.0150 per hour',
  ]);
});

test('more of a kind than there is room for on a page are all listed', async () => {
  const run = await openLocalRun();
  const { elbv2, ec2 } = run.session.clients;
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  for (let each = 0; each < 45; each++) {
    await elbv2.send(
      new CreateTargetGroupCommand({
        Name: `g${each}`,
        Protocol: 'HTTP',
        Port: 80,
        TargetType: 'ip',
        VpcId: Subnets![0]!.VpcId,
        // Tags of several are asked for at once, and each has its own.
        ...(each % 2 === 0 && { Tags: tags.elbv2 }),
      }),
    );
  }
  const { alive } = await auditOf(run);
  expect(alive).toHaveLength(23);
  expect(new Set(alive.map(({ arn }) => Number(/\/g(\d+)\//.exec(arn)![1]) % 2))).toEqual(
    new Set([0]),
  );
});

test('what AWS keeps of what was deleted is listed apart, and is free', async () => {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  for (const step of steps.toReversed()) await run.runner.undo(step);
  // An undo deletes what is INACTIVE: this is left by somebody who does not.
  const family = {
    family: NAME,
    containerDefinitions: [{ name: 'web', image: 'httpd', memory: 512 }],
  };
  const { ecs } = run.session.clients;
  const made = await ecs.send(new RegisterTaskDefinitionCommand({ ...family, tags: tags.ecs }));
  const { taskDefinitionArn: taskDefinition } = made.taskDefinition!;
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
  const { alive, retained } = await auditOf(run);
  expect(alive).toEqual([]);
  expect(retained.map(({ kind, retained: { status, until } }) => [kind, status, until])).toEqual([
    ['cluster', 'INACTIVE', 'it goes by itself'],
    // Of the tutorial's family, of that of the sidecars, and of the three deployments that shift traffic.
    ...Array<string[]>(5).fill(['task definition', 'DELETE_IN_PROGRESS', 'it goes by itself']),
    ['task definition', 'INACTIVE', 'it is deleted'],
  ]);
  expect(retained.map(({ usdPerHour }) => usdPerHour)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

// --- internal ---

function auditOf({ session }: LocalRun) {
  return audit(session);
}
