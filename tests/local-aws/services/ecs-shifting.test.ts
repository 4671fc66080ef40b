import {
  ContinueServiceDeploymentCommand,
  DeleteServiceCommand,
  DescribeServiceRevisionsCommand,
  StopServiceDeploymentCommand,
  type DeploymentConfiguration,
} from '@aws-sdk/client-ecs';
import { DeleteListenerCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { DetachRolePolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { until } from './ecs-balanced-fixtures.ts';
import { sleep } from './ecs-fixtures.ts';
import { openShifting, type Shifting } from './ecs-shifting-fixtures.ts';

/** Each stage once, in order, of the lines that `watch` gives. */
const stagesIn = (lines: readonly string[]) => {
  const stages = lines.map((line) => line.split(' ')[1]!);
  return stages.filter((stage, index) => stage !== stages[index - 1] && stage !== 'undefined');
};

const inStage = (open: Shifting, stage: string) => async () =>
  (await open.deployment()).lifecycleStage === stage;

const STAGES = [
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
];

// A guess: a service that is new has nothing to shift from.
test('the first deployment is plain, and its rule then names both target groups', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 });
  const first = await open.deployment();
  expect(first).toMatchObject({ status: 'SUCCESSFUL' });
  expect(first.lifecycleStage).toBeUndefined();
  expect(await open.production()).toEqual([100, 0]);
  expect([await open.health(), await open.health(open.green)]).toEqual([['healthy'], []]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html, read 2026-11-29:
// green is made beside blue, then it gets test traffic, then production, and after a bake time blue is terminated.
test('a blue/green deployment goes through its stages and leaves production on green', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 3 });
  await open.update({ taskDefinition: 'web:2' });
  await until(open, inStage(open, 'BAKE_TIME'));
  const since = open.aws.account.now;
  expect(await open.deployment()).toMatchObject({
    status: 'IN_PROGRESS',
    sourceServiceRevisions: [{ runningTaskCount: 1, requestedProductionTrafficWeight: 0 }],
    targetServiceRevision: {
      runningTaskCount: 1,
      requestedProductionTrafficWeight: 100,
      requestedTestTrafficWeight: 100,
    },
  });
  expect((await open.describe()).deployments).toMatchObject([
    { status: 'PRIMARY', rolloutState: 'IN_PROGRESS' },
    { status: 'ACTIVE', rolloutState: 'COMPLETED', desiredCount: 1 },
  ]);
  await until(open, inStage(open, 'CLEAN_UP'));
  expect(open.aws.account.now - since).toBe(180_000);
  await until(open, async () => (await open.deployment()).status === 'SUCCESSFUL');
  const service = await open.describe();
  expect(service.deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED' }]);
  expect(service.taskDefinition).toMatch(/web:2$/);
  expect([await open.production(), await open.health(open.green)]).toEqual([[0, 100], ['healthy']]);
  const { serviceRevisions } = await open.ecs.send(
    new DescribeServiceRevisionsCommand({
      serviceRevisionArns: [service.currentServiceRevisions![0]!.arn!],
    }),
  );
  expect(serviceRevisions).toMatchObject([
    {
      resolvedConfiguration: {
        loadBalancers: [
          {
            targetGroupArn: open.green,
            productionListenerRule: open.advancedConfiguration.productionListenerRule,
          },
        ],
      },
    },
  ]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html, read 2026-11-29:
// the stages in their order; after the bake time blue is terminated, and green is the blue of the next one.
test('each deployment goes to the other target group, stage by stage', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN' });
  await open.update({ taskDefinition: 'web:2' });
  const there = await open.watch();
  expect(stagesIn(there)).toEqual(STAGES);
  expect(await open.production()).toEqual([0, 100]);
  await open.update({ taskDefinition: 'web:1' });
  expect(stagesIn(await open.watch())).toEqual(STAGES);
  expect([await open.production(), await open.test()]).toEqual([
    [100, 0],
    [100, 0],
  ]);
  expect(there.filter((line) => line.includes('PRODUCTION_TRAFFIC_SHIFT 0/')).at(-1)).toBe(
    'IN_PROGRESS PRE_PRODUCTION_TRAFFIC_SHIFT 0/100 production 100:0 test 0:100',
  );
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-linear.html and
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinearConfiguration.html, read 2026-11-29: equal steps with a wait
// between them, which is not applied once all traffic has shifted. That the last step may be smaller is a guess.
test('a linear deployment shifts in equal steps, and bakes after each but the last', async () => {
  const open = await openShifting();
  await open.steady({
    strategy: 'LINEAR',
    linearConfiguration: { stepPercent: 40, stepBakeTimeInMinutes: 10 },
  });
  await open.update({ taskDefinition: 'web:2' });
  const shifts = (await open.watch()).filter((line) => line.includes(' PRODUCTION_TRAFFIC_SHIFT'));
  expect(shifts.map((line) => line.split(' ').slice(2, 5).join(' '))).toEqual([
    '40/100 production 60:40',
    '80/100 production 20:80',
    '100/100 production 0:100',
  ]);
  const { startedAt, finishedAt } = await open.deployment();
  const took = finishedAt!.getTime() - startedAt!.getTime();
  expect(took).toBeGreaterThan(20 * 60_000);
  expect(took).toBeLessThan(25 * 60_000);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinearConfiguration.html, read 2026-11-29: 10 percent and 6 minutes
// where nothing else is asked for.
test('a linear deployment that says no more has ten steps, with six minutes between them', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'LINEAR', bakeTimeInMinutes: 0 });
  await open.update({ taskDefinition: 'web:2' });
  const shifts = (await open.watch()).filter((line) => line.includes(' PRODUCTION_TRAFFIC_SHIFT'));
  expect(shifts.map((line) => line.split(' ')[2])).toEqual(
    Array.from({ length: 10 }, (_each, index) => `${(index + 1) * 10}/100`),
  );
  const { startedAt, finishedAt } = await open.deployment();
  const minutes = (finishedAt!.getTime() - startedAt!.getTime()) / 60_000;
  expect(minutes).toBeGreaterThan(9 * 6);
  expect(minutes).toBeLessThan(10 * 6);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/canary-deployment.html, read 2026-11-29:
// a percentage first, for the canary bake time, then all the rest at once, and then the deployment bake time.
test('a canary deployment shifts a little, bakes, and then shifts the rest', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0.5 } });
  expect((await open.describe()).deploymentConfiguration).toMatchObject({
    canaryConfiguration: { canaryPercent: 0.5, canaryBakeTimeInMinutes: 10 },
  });
  await open.update({ taskDefinition: 'web:2' });
  const shifts = (await open.watch()).filter((line) => line.includes(' PRODUCTION_TRAFFIC_SHIFT'));
  expect(shifts.map((line) => line.split(' ').slice(2, 5).join(' '))).toEqual([
    '0.5/100 production 995:5',
    '100/100 production 0:100',
  ]);
});

const pausing = (
  timeoutInMinutes: number,
  action: 'CONTINUE' | 'ROLLBACK' = 'ROLLBACK',
): DeploymentConfiguration => ({
  strategy: 'BLUE_GREEN',
  bakeTimeInMinutes: 1,
  lifecycleHooks: [
    {
      targetType: 'PAUSE',
      lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
      timeoutConfiguration: { timeoutInMinutes, action },
    },
  ],
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/continue-service-deployment.html, read 2026-11-29:
// a hook has to be in AWAITING_ACTION and its deployment IN_PROGRESS; CONTINUE goes to the next stage, ROLLBACK to the
// revision before.
test('a deployment that pauses waits for CONTINUE, while only test traffic sees green', async () => {
  const open = await openShifting();
  await open.steady(pausing(30));
  await open.update({ taskDefinition: 'web:2' });
  expect((await open.watch()).at(-1)).toBe(
    'IN_PROGRESS POST_TEST_TRAFFIC_SHIFT 0/100 production 100:0 test 0:100',
  );
  const { lifecycleHookDetails } = await open.deployment();
  expect(lifecycleHookDetails).toEqual([
    {
      hookId: expect.stringMatching(/^ecs-pause-/) as string,
      targetType: 'PAUSE',
      status: 'AWAITING_ACTION',
      expiresAt: new Date(open.aws.account.now + 30 * 60_000),
      timeoutAction: 'ROLLBACK',
    },
  ]);
  await sleep(open.aws, 10 * 60_000);
  expect(await open.production()).toEqual([100, 0]);
  await open.answer('CONTINUE');
  expect((await open.watch()).at(-1)).toMatch(/^SUCCESSFUL/);
  expect((await open.deployment()).lifecycleHookDetails).toMatchObject([{ status: 'SUCCEEDED' }]);
});

// The same page: back to the revision before. The weights that are left on the test listener are a guess.
test('ROLLBACK at a pause takes test traffic and green back, and blue never stops', async () => {
  const open = await openShifting();
  await open.steady(pausing(30));
  await open.update({ taskDefinition: 'web:2' });
  await open.watch();
  const [, blue] = (await open.describe()).deployments!;
  await open.answer('ROLLBACK');
  expect(stagesIn(await open.watch()).slice(-2)).toEqual(['TEST_TRAFFIC_SHIFT', 'CLEAN_UP']);
  const service = await open.describe();
  expect(service.deployments).toMatchObject([
    { id: blue!.id, status: 'PRIMARY', rolloutState: 'COMPLETED' },
  ]);
  expect(service).toMatchObject({ taskDefinition: blue!.taskDefinition, runningCount: 1 });
  expect(await open.deployment()).toMatchObject({
    status: 'ROLLBACK_SUCCESSFUL',
    rollback: { reason: expect.stringContaining(blue!.id!) as string },
  });
  expect([await open.production(), await open.test()]).toEqual([
    [100, 0],
    [0, 1],
  ]);
  expect((await open.messages()).filter((each) => each.includes('has started'))).toHaveLength(2);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHookTimeoutConfiguration.html, read 2026-11-29:
// a day, and then ROLLBACK, where nothing else is asked for.
test('a pause that says no more waits for a day, and then goes back', async () => {
  const open = await openShifting();
  const { lifecycleHooks = [], ...others } = pausing(5);
  const hooks = lifecycleHooks.map(({ timeoutConfiguration: _none, ...hook }) => hook);
  await open.steady({ ...others, lifecycleHooks: hooks });
  await open.update({ taskDefinition: 'web:2' });
  await open.watch();
  const began = open.aws.account.now;
  const [hook] = (await open.deployment()).lifecycleHookDetails!;
  expect(hook!.timeoutAction).toBe('ROLLBACK');
  const hours = (hook!.expiresAt!.getTime() - began) / 3_600_000;
  expect(hours).toBeGreaterThan(23.9);
  expect(hours).toBeLessThanOrEqual(24);
  await sleep(open.aws, 25 * 3_600_000);
  expect(await open.deployment()).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' });
});

// The same page: CONTINUE proceeds to the next stage, ROLLBACK goes back to the revision before.
test.each([
  ['ROLLBACK', 'ROLLBACK_SUCCESSFUL', [100, 0]],
  ['CONTINUE', 'SUCCESSFUL', [0, 100]],
] as const)('a pause that nobody answers ends with %s', async (action, status, shares) => {
  const open = await openShifting();
  await open.steady(pausing(5, action));
  await open.update({ taskDefinition: 'web:2' });
  await open.watch();
  await sleep(open.aws, 30 * 60_000);
  expect(await open.deployment()).toMatchObject({
    status,
    lifecycleHookDetails: [{ status: 'TIMED_OUT' }],
  });
  expect(await open.production()).toEqual(shares);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-linear.html, read 2026-11-29: the hooks
// of a stage run at each traffic shift. That an answer is needed at each is a guess.
test('a linear deployment pauses before every shift', async () => {
  const open = await openShifting();
  await open.steady({
    strategy: 'LINEAR',
    linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 0 },
    lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['PRE_PRODUCTION_TRAFFIC_SHIFT'] }],
  });
  await open.update({ taskDefinition: 'web:2' });
  await open.watch();
  await open.answer('CONTINUE');
  expect((await open.watch()).at(-1)).toMatch(/PRE_PRODUCTION_TRAFFIC_SHIFT 50\/100/);
  await open.answer('CONTINUE');
  expect((await open.watch()).at(-1)).toMatch(/^SUCCESSFUL/);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/continue-service-deployment.html, read 2026-11-29: a hook
// has to be in AWAITING_ACTION. The words are guesses.
test('a hook that is not waiting cannot be answered', async () => {
  const open = await openShifting();
  await open.steady(pausing(5));
  await open.update({ taskDefinition: 'web:2' });
  await open.watch();
  const { hookId } = (await open.deployment()).lifecycleHookDetails![0]!;
  await open.answer('CONTINUE');
  const { serviceDeploymentArn } = await open.deployment();
  for (const id of [hookId!, 'ecs-pause-ghost']) {
    await expect(
      open.ecs.send(
        new ContinueServiceDeploymentCommand({
          serviceDeploymentArn,
          hookId: id,
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  }
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html, read 2026-11-29:
// one that is IN_PROGRESS is rolled back to the service revision before.
test('StopServiceDeployment during the bake sends production back to blue', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 });
  await open.update({ taskDefinition: 'web:2' });
  await until(open, inStage(open, 'BAKE_TIME'));
  const { serviceDeploymentArn } = await open.deployment();
  await open.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn }));
  const lines = await open.watch();
  expect(stagesIn(lines).slice(-3)).toEqual([
    'PRODUCTION_TRAFFIC_SHIFT',
    'TEST_TRAFFIC_SHIFT',
    'CLEAN_UP',
  ]);
  expect(lines.at(-1)).toBe('ROLLBACK_SUCCESSFUL CLEAN_UP 0/0 production 100:0 test 0:1');
  expect([await open.health(), await open.health(open.green)]).toEqual([['healthy'], []]);
});

// A rollback during the bake time sends production traffic back to blue, whatever strategy the service had when blue was made.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
test('also the first shift of a service that was rolling before is sent back to blue', async () => {
  const open = await openShifting();
  const { advancedConfiguration: _advanced, ...plain } = open.loadBalancer;
  await open.register();
  await open.create({ loadBalancers: [plain], deploymentConfiguration: { strategy: 'ROLLING' } });
  await sleep(open.aws, 180_000);
  await open.register('httpd:2');
  await open.update({
    taskDefinition: 'web:2',
    loadBalancers: [open.loadBalancer],
    deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 },
  });
  await until(open, inStage(open, 'BAKE_TIME'));
  expect(await open.production()).toEqual([0, 100]);
  const { serviceDeploymentArn } = await open.deployment();
  await open.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn }));
  expect((await open.watch()).at(-1)).toMatch(/^ROLLBACK_SUCCESSFUL/);
  expect([await open.production(), await open.test()]).toEqual([
    [100, 0],
    [0, 1],
  ]);
  expect([await open.health(), await open.health(open.green)]).toEqual([['healthy'], []]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-failure-detection.html, read 2026-11-29:
// rolling and blue/green deployments have it, and it needs a deployment that completed to go back to.
test('the circuit breaker takes back a green that cannot start, and blue serves throughout', async () => {
  const open = await openShifting();
  const breaker = { enable: true, rollback: true };
  await open.steady(
    { strategy: 'BLUE_GREEN', deploymentCircuitBreaker: breaker },
    'httpd:does-not-exist',
  );
  await open.update({ taskDefinition: 'web:2' });
  let running = 1;
  await until(open, async () => {
    running = Math.min(running, (await open.describe()).runningCount!);
    return (await open.deployment()).status === 'ROLLBACK_SUCCESSFUL';
  });
  expect(running).toBe(1);
  expect(await open.deployment()).toMatchObject({
    deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3 },
  });
  expect((await open.describe()).taskDefinition).toMatch(/web:1$/);
  expect(await open.production()).toEqual([100, 0]);
});

// The same page names rolling and blue/green deployments; that a canary has it too is a guess.
test('a green whose target is unhealthy never gets traffic', async () => {
  const open = await openShifting();
  const breaker = { enable: true, rollback: true };
  await open.steady({ strategy: 'CANARY', deploymentCircuitBreaker: breaker }, 'httpd:unhealthy');
  await open.update({ taskDefinition: 'web:2' });
  const lines = await open.watch();
  expect(lines.every((line) => line.includes('production 100:0'))).toBe(true);
  expect(lines.at(-1)).toMatch(/^ROLLBACK_SUCCESSFUL/);
});

// The same page, without the rollback. That both revisions stay as they are is a guess.
test('without rollback the breaker stops the deployment where it is', async () => {
  const open = await openShifting();
  const breaker = { enable: true, rollback: false };
  await open.steady({ strategy: 'BLUE_GREEN', deploymentCircuitBreaker: breaker }, 'httpd:exits-1');
  await open.update({ taskDefinition: 'web:2' });
  expect((await open.watch()).at(-1)).toMatch(/^STOPPED SCALE_UP/);
  await sleep(open.aws, 3_600_000);
  const service = await open.describe();
  expect(service.runningCount).toBe(1);
  expect(service.deployments).toMatchObject([
    { rolloutState: 'FAILED', runningCount: 0 },
    { rolloutState: 'COMPLETED', runningCount: 1 },
  ]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html, read 2026-11-29:
// RECONCILE_SERVICE comes first where a deployment begins while more than one revision is ACTIVE. That it sends
// production back to the revision that completed is a guess.
test('an update during a deployment reconciles first, and then starts over', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 });
  await open.register('httpd:3');
  await open.update({ taskDefinition: 'web:2' });
  await until(open, inStage(open, 'BAKE_TIME'));
  await open.update({ taskDefinition: 'web:3' });
  expect((await open.deployment(1)).status).toBe('STOPPED');
  const lines = await open.watch();
  expect(stagesIn(lines)).toEqual(['RECONCILE_SERVICE', ...STAGES]);
  expect(lines.find((line) => line.includes('RECONCILE_SERVICE'))).toContain('production 100:0');
  expect(await open.production()).toEqual([0, 100]);
  expect(await open.describe()).toMatchObject({
    runningCount: 1,
    taskDefinition: expect.stringMatching(/web:3$/) as string,
  });
});

// A guess: while a shift goes on, each revision may get all of the traffic.
test('scaling during a deployment scales both revisions', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 });
  await open.update({ taskDefinition: 'web:2' });
  await until(open, inStage(open, 'BAKE_TIME'));
  await open.update({ desiredCount: 2 });
  await sleep(open.aws, 120_000);
  expect((await open.describe()).deployments).toMatchObject([
    { runningCount: 2 },
    { runningCount: 2 },
  ]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html, read 2026-11-29: the strategy and
// the load balancers of a service can be changed. Where the traffic stays is a guess.
test('a rolling service can become a blue/green one, and the other way round', async () => {
  const open = await openShifting();
  await open.register();
  await open.register('httpd:2');
  await open.create();
  await sleep(open.aws, 180_000);
  await open.update({
    deploymentConfiguration: { strategy: 'BLUE_GREEN' },
    loadBalancers: [open.loadBalancer],
    taskDefinition: 'web:2',
  });
  expect(stagesIn(await open.watch())).toEqual(STAGES);
  expect(await open.production()).toEqual([0, 100]);
  await open.update({ deploymentConfiguration: { strategy: 'ROLLING' }, taskDefinition: 'web:1' });
  await sleep(open.aws, 300_000);
  expect(await open.deployment()).toMatchObject({ status: 'SUCCESSFUL' });
  expect([await open.production(), await open.health(open.green)]).toEqual([[0, 100], ['healthy']]);
});

// A guess: nothing is said of it.
test('a rolling update in the middle of a shift sends traffic back to where tasks will be', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 });
  await open.update({ taskDefinition: 'web:2' });
  await until(open, inStage(open, 'BAKE_TIME'));
  await open.update({
    deploymentConfiguration: { strategy: 'ROLLING' },
    forceNewDeployment: true,
  });
  expect(await open.production()).toEqual([100, 0]);
  await sleep(open.aws, 600_000);
  expect([await open.health(), await open.health(open.green)]).toEqual([['healthy'], []]);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html, read 2026-11-29: a
// strategy, with or without a load balancer. That there is no traffic to shift then is a guess.
test('a service without load balancers may run blue and green side by side', async () => {
  const open = await openShifting();
  await open.register();
  await open.register('httpd:2');
  await open.create({ loadBalancers: [], deploymentConfiguration: { strategy: 'BLUE_GREEN' } });
  await sleep(open.aws, 180_000);
  await open.update({ taskDefinition: 'web:2' });
  expect(stagesIn(await open.watch())).toEqual(STAGES);
  expect((await open.deployment()).targetServiceRevision).not.toHaveProperty(
    'requestedProductionTrafficWeight',
  );
});

// A guess: the infrastructure role is what ECS changes rules with, and a deployment that cannot shift goes back.
test('a role that may not change rules makes the deployment go back', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN' });
  await open.update({ taskDefinition: 'web:2' });
  await until(open, inStage(open, 'SCALE_UP'));
  await open.iam.send(
    new DetachRolePolicyCommand({
      RoleName: 'infrastructure',
      PolicyArn: 'arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers',
    }),
  );
  await open.watch();
  const { status, statusReason } = await open.deployment();
  expect(status).toBe('ROLLBACK_SUCCESSFUL');
  expect(statusReason).toMatch(/is not authorized to perform: elasticloadbalancing:ModifyRule/);
});

// A guess: AWS documents that such errors are told in statusReason, and not what becomes of a first deployment.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-failure-detection.html, read 2026-11-29: a
// rollback needs a deployment that completed. The rest is a guess.
test('a role that may not change rules makes a first deployment fail: there is nothing to go back to', async () => {
  const open = await openShifting();
  await open.iam.send(
    new DetachRolePolicyCommand({
      RoleName: 'infrastructure',
      PolicyArn: 'arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers',
    }),
  );
  await open.register();
  const { loadBalancer } = open;
  await open.create({
    loadBalancers: [loadBalancer],
    deploymentConfiguration: { strategy: 'BLUE_GREEN' },
  });
  await sleep(open.aws, 120_000);
  const { status } = await open.deployment();
  expect(status).toBe('ROLLBACK_FAILED');
  const { deployments } = await open.describe();
  expect(deployments![0]).toMatchObject({ rolloutState: 'FAILED' });
  expect(deployments![0]!.rolloutStateReason).toMatch(
    /is not authorized to perform: elasticloadbalancing:ModifyRule/,
  );
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html, read 2026-11-29: a service is
// DRAINING until its tasks are stopped. That a shift makes no difference is a guess.
test('a service that is deleted in the middle of a shift drains all of its tasks', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 });
  await open.update({ taskDefinition: 'web:2' });
  await until(open, inStage(open, 'BAKE_TIME'));
  await open.ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }));
  await sleep(open.aws, 120_000);
  expect(await open.describe()).toMatchObject({ status: 'INACTIVE', runningCount: 0 });
  expect([await open.health(), await open.health(open.green)]).toEqual([[], []]);
});

// A guess.
test('a listener that is gone makes the deployment fail both ways', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 });
  await open.update({ taskDefinition: 'web:2' });
  await until(open, inStage(open, 'BAKE_TIME'));
  await open.elb.send(new DeleteListenerCommand({ ListenerArn: open.listener }));
  const { serviceDeploymentArn } = await open.deployment();
  await open.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn }));
  await sleep(open.aws, 120_000);
  const { status, statusReason } = await open.deployment();
  expect(status).toBe('ROLLBACK_FAILED');
  expect(statusReason).toMatch(/^The listener rule .* does not exist\.$/);
  expect((await open.describe()).runningCount).toBe(2);
});
