import { expect, test } from 'vitest';
import { until } from '../services/ecs-balanced-fixtures.ts';
import { sleep } from '../services/ecs-fixtures.ts';
import { count, get, hello, openServing } from './serving-fixtures.ts';

test('a rolling deployment fails no request', async () => {
  const open = await openServing({ httpd: hello });
  await open.register();
  await open.create({ desiredCount: 2 });
  await sleep(open.aws, 180_000);
  await open.register('httpd:2');
  await open.update({ taskDefinition: 'web:2' });
  const counts: Record<string, number> = {};
  for (let moment = 0; moment < 200; moment++) {
    for (const [answer, times] of Object.entries(await count(10, () => open.get()))) {
      counts[answer] = (counts[answer] ?? 0) + times;
    }
    await open.aws.sleep(2000);
  }
  expect((await open.describe()).deployments).toMatchObject([{ rolloutState: 'COMPLETED' }]);
  expect(Object.keys(counts).sort()).toEqual(['200 revision 1', '200 revision 2']);
  expect(counts['200 revision 1']! + counts['200 revision 2']!).toBe(2000);
  expect(await count(20, () => open.get())).toEqual({ '200 revision 2': 20 });
});

test('a blue/green deployment changes all answers at the shift, and none before', async () => {
  const open = await openServing({ httpd: hello });
  await open.steady({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 });
  await open.update({ taskDefinition: 'web:2' });
  const seen: string[] = [];
  const tested = new Set<string>();
  await until(open, async () => {
    const { status, lifecycleStage } = await open.deployment();
    const answers = Object.keys(await count(5, () => open.get())).join();
    const line = `${(await open.production()).join(':')} ${answers}`;
    if (line !== seen.at(-1)) seen.push(line);
    if (lifecycleStage === 'POST_TEST_TRAFFIC_SHIFT') {
      tested.add(await get(open.aws, `http://${open.name}:8080/`));
    }
    return status === 'SUCCESSFUL';
  });
  expect(seen).toEqual(['100:0 200 revision 1', '0:100 200 revision 2']);
  expect([...tested]).toEqual(['200 revision 2']);
});

test('a canary gets its share of 1,000 requests while it bakes, and then all', async () => {
  const open = await openServing({ httpd: hello });
  await open.steady({
    strategy: 'CANARY',
    canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 10 },
  });
  await open.update({ taskDefinition: 'web:2' });
  await until(open, async () => (await open.production())[1] === 10);
  const counts = await count(1000, () => open.get());
  expect(Object.keys(counts).sort()).toEqual(['200 revision 1', '200 revision 2']);
  expect(Math.abs(counts['200 revision 2']! - 100)).toBeLessThanOrEqual(30);
  await until(open, async () => (await open.deployment()).status === 'SUCCESSFUL');
  expect(await count(20, () => open.get())).toEqual({ '200 revision 2': 20 });
});

test('an app that answers its health check with 503 is rolled back by the circuit breaker', async () => {
  const open = await openServing({
    'httpd:1': hello,
    'httpd:2': { answer: () => new Response('not yet', { status: 503 }) },
  });
  await open.register();
  await open.create({
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
  });
  await sleep(open.aws, 180_000);
  await open.register('httpd:2');
  await open.update({ taskDefinition: 'web:2' });
  await until(open, async () =>
    /^ROLLBACK_SUCCESSFUL$/.test((await open.deployment()).status ?? ''),
  );
  expect((await open.messages()).join('\n')).toContain(
    'is unhealthy in (target-group blue) due to (reason Health checks failed with these codes: [503]).',
  );
  expect(await count(20, () => open.get())).toEqual({ '200 revision 1': 20 });
});

test('an app that starts slowly is healthy when it listens, and fails before where nobody waits', async () => {
  const open = await openServing({ httpd: { ...hello, startsIn: 50 } });
  await open.register();
  await open.create({ healthCheckGracePeriodSeconds: 120 });
  await until(open, async () => (await open.health()).includes('unhealthy'));
  expect(await open.get()).toMatch(/^502 /);
  await until(open, async () => (await open.health()).includes('healthy'));
  expect(await open.get()).toBe('200 revision 1');
  await sleep(open.aws, 300_000);
  expect((await open.tasks('STOPPED')).length).toBe(0);

  const hasty = await openServing({ httpd: { ...hello, startsIn: 50 } });
  await hasty.register();
  await hasty.create();
  await until(hasty, async () => (await hasty.tasks('STOPPED')).length > 0);
  expect((await hasty.tasks('STOPPED'))[0]!.stoppedReason).toMatch(
    /^Task failed ELB health checks/,
  );
});

test('an app that fails its health check after a while serves until the checks have failed, and is replaced', async () => {
  const sick = new Set<string>();
  const open = await openServing({
    httpd: {
      answer(request, { task }) {
        const { pathname } = new URL(request.url);
        if (pathname === '/poison') sick.add(task.id);
        const isCheck = request.headers.get('user-agent')?.startsWith('ELB-HealthChecker');
        return new Response(task.id, { status: isCheck && sick.has(task.id) ? 500 : 200 });
      },
    },
  });
  await open.register();
  await open.create();
  await sleep(open.aws, 180_000);
  const before = await open.get();
  await open.get('/poison');
  const since = open.aws.account.now;
  expect(await open.health()).toEqual(['healthy']);
  await until(open, async () => (await open.health()).includes('unhealthy'));
  expect((open.aws.account.now - since) / 1000).toBe(20);
  await until(open, async () => (await open.tasks('STOPPED')).length === 1);
  expect((await open.tasks('STOPPED'))[0]!.stoppedReason).toMatch(/^Task failed ELB health checks/);
  await sleep(open.aws, 180_000);
  expect(await open.health()).toEqual(['healthy']);
  expect(await open.get()).not.toBe(before);
});

test('an app that recovers before its checks have failed stays', async () => {
  let isSick = false;
  const open = await openServing({
    httpd: {
      answer(request) {
        const { pathname } = new URL(request.url);
        if (pathname === '/poison') isSick = true;
        if (pathname === '/cure') isSick = false;
        return new Response('here', { status: pathname === '/' && isSick ? 500 : 200 });
      },
    },
  });
  await open.register();
  await open.create();
  await sleep(open.aws, 180_000);
  await open.get('/poison');
  await sleep(open.aws, 15_000);
  await open.get('/cure');
  await sleep(open.aws, 180_000);
  expect(await open.health()).toEqual(['healthy']);
  expect(await open.tasks('STOPPED')).toEqual([]);
});
