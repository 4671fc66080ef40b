import { expect, test } from 'vitest';
import { openLocalRun } from '../../../../quality/harness/local-run.ts';
import { createBudget } from '../../../../scripts/steps/create-budget.ts';
import { createService } from '../../../../scripts/steps/create-service.ts';
import { runTask } from '../../../../scripts/steps/run-task.ts';
import { core } from '../../../../scripts/tracks/core.ts';
import { registerTaskDefinition } from '../../../../scripts/steps/register-task-definition.ts';
import { services } from '../../../../src/engine/aws/index.ts';
import { SessionInputs } from '../../../../src/engine/session-inputs.ts';
import { SnapshotFeed, clientsOfCopy } from '../../../../src/site/browser/snapshots.ts';
import { everyBox, isStuck, type Picture } from '../../../../src/engine/picture/boxes.ts';
import { usedServices } from '../../../../scripts/services.ts';
import { describe, describesOf } from '../../../../src/engine/picture/describe.ts';
import { inWords } from '../../../../src/site/browser/picture/draw-picture.ts';
import { takePicture } from '../../../../src/engine/picture/take-picture.ts';
import type { LocalAws } from '../../../../src/local-aws/local-aws.ts';

test('an account that the tutorial has filled', async () => {
  const { aws } = await openTutorial();
  expect(words(await pictureOf(aws))).toEqual([
    'IAM, in every Region',
    'service-linked role AWSServiceRoleForECS',
    'role fargate-tutorial-execution-role',
    'role fargate-tutorial-task-role',
    'CloudWatch Logs',
    'log group /ecs/fargate-tutorial, lines kept 7 days',
    'VPC',
    'default VPC 172.31.0.0/16',
    'subnets 3, in 3 zones',
    'security group fargate-tutorial',
    'Amazon ECS',
    'task definition fargate-tutorial:1, ACTIVE, X86_64, 1 vCPU, 3 GB, docker.io/leesjensen/cs329:linux-v2',
    'cluster fargate-tutorial, ACTIVE',
    'service fargate-tutorial, ACTIVE, 1 of 1 running',
    'deployment, PRIMARY fargate-tutorial:1, COMPLETED, 1 running, 0 pending',
    expect.stringMatching(/^task [0-9a-f]{8}…, RUNNING$/) as string,
  ]);
});

test('a one-off that has ended well stands in its cluster, and has not failed', async () => {
  const { aws, runner } = await openTutorial();
  await runner.run(runTask);
  const picture = await pictureOf(aws);
  const stopped = everyBox(picture.groups).filter(({ state }) => state === 'STOPPED');
  expect(stopped).toMatchObject([{ kind: 'task', mood: 'ended', note: 'exit code 0' }]);
});

test('while a change rolls out there are two deployments, and tasks in every state of their life', async () => {
  const { aws, session, runner } = await openTutorial();
  const seen = new Set<string>();
  let most = 0;
  const feed = new SnapshotFeed(aws, (picture) => {
    const boxes = everyBox(picture.groups);
    for (const { kind, state } of boxes) if (kind === 'task') seen.add(state!);
    most = Math.max(most, boxes.filter(({ kind }) => kind.startsWith('deployment')).length);
  });
  const { sleep } = session;
  session.sleep = async (seconds) => {
    const passed = await sleep(seconds);
    await feed.take();
    return passed;
  };
  session.inputs = new SessionInputs({ image: 'httpd:2.4' });
  await runner.run(registerTaskDefinition);
  await runner.run(createService);
  // It stops at each thing that happens.
  for (let looks = 0; looks < 10; looks++) await session.sleep(60);
  expect(most).toBe(2);
  expect([...seen]).toEqual(
    expect.arrayContaining(['PROVISIONING', 'PENDING', 'RUNNING', 'DEPROVISIONING', 'STOPPED']),
  );
});

test('a first deployment that failed is stuck, with the tasks that failed and why', async () => {
  const { aws, runner } = await openLocalRun();
  for (const step of core.steps.slice(0, core.steps.indexOf(createService))) await runner.run(step);
  await aws.inject({ kind: 'exit-1', count: 9 });
  await expect(runner.run(createService)).rejects.toThrow('circuit breaker');
  const picture = await pictureOf(aws);
  expect(isStuck(picture)).toBe(true);
  expect(words(picture)).toContainEqual(
    'deployment, PRIMARY fargate-tutorial:1, FAILED, 0 running, 0 pending, 3 failed',
  );
  const failed = everyBox(picture.groups).filter(({ note }) => note === 'exit code 1');
  expect(failed.map(({ mood }) => mood)).toEqual(['failed', 'failed']);
  expect(isStuck(undefined)).toBe(false);
});

test('a budget is in the picture, with its limit', async () => {
  const { session, runner } = await openLocalRun();
  await runner.run(createBudget);
  const picture = await takePicture(services, session.clients);
  expect(words(picture)).toContain('budget fargate-tutorial, 5 USD a month');
  const budget = everyBox(picture.groups).find(({ kind }) => kind === 'budget')!;
  const { output } = await describe(services, session.clients, budget.ask!);
  expect(output).toMatchObject({ Budget: { BudgetName: 'fargate-tutorial' } });
});

test('a picture and a question leave no trace and meet no fault', async () => {
  const { aws } = await openTutorial();
  await aws.inject({ kind: 'throttling', count: 50 });
  const before = [aws.journal.last, JSON.stringify(await aws.inventory())];
  const boxes = everyBox((await pictureOf(aws)).groups);
  const asked = boxes.flatMap(({ ask }) => ask ?? []);
  for (const ask of asked) {
    const { call, input, output } = await describe(usedServices, await clientsOfCopy(aws), ask);
    expect({ call, input }).toEqual(ask);
    // It is about the one thing that was asked for, and says so.
    expect(Object.values(output!).flat().length, call).toBeGreaterThan(0);
  }
  expect(new Set(asked.map(({ call }) => call))).toEqual(new Set(describesOf(usedServices)));
  expect([aws.journal.last, JSON.stringify(await aws.inventory())]).toEqual(before);
  expect(aws.account.faults.list).toEqual([{ kind: 'throttling', count: 50 }]);
});

test('what is gone is refused in the words of AWS', async () => {
  const { aws } = await openTutorial();
  const ask = { call: 'iam:GetRole', input: { RoleName: 'nobody' } } as const;
  const { error } = await describe(usedServices, await clientsOfCopy(aws), ask);
  expect(error).toEqual({
    code: 'NoSuchEntityException',
    message: 'The role with name nobody cannot be found.',
  });
});

// --- internal ---

async function openTutorial() {
  const run = await openLocalRun();
  for (const step of core.steps) await run.runner.run(step);
  return run;
}

async function pictureOf(aws: LocalAws): Promise<Picture> {
  return takePicture(usedServices, await clientsOfCopy(aws));
}

function words({ groups }: Picture): string[] {
  return everyBox(groups).map(inWords);
}
