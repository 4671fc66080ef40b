import {
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { CreateRuleCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { until } from '../services/ecs-balanced-fixtures.ts';
import { sleep } from '../services/ecs-fixtures.ts';
import { count, hello, openServing } from '../runtimes/serving-fixtures.ts';
import { client, openPorts, upgrade } from './app-ports-fixtures.ts';

async function openListening(desiredCount = 2) {
  const open = await openServing({ httpd: hello });
  await open.register();
  await open.create({ desiredCount });
  await sleep(open.aws, 180_000);
  return { ...open, ...openPorts(open.aws), ask: client() };
}

const word = ({ status, text }: { status: number; text: string }) => `${status} ${text.trim()}`;

test('a listener of a load balancer and the address of a task each have a port', async () => {
  const { ask, at, name, tasks, addressOf, bugs } = await openListening();
  const [task] = await tasks();
  const balancer = await at(`http://${name}/`);
  const direct = await at(`http://${await addressOf(task!)}/`);
  expect(balancer).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(word(await ask(balancer))).toBe('200 revision 1');
  expect(word(await ask(direct))).toBe('200 revision 1');
  expect(bugs).toEqual([]);
});

test('a port goes when its task does, and that of the load balancer stays', async () => {
  const open = await openListening(1);
  const { at, name, ports } = open;
  const before = await at(`http://${name}/`);
  const [task] = await open.tasks();
  const address = `http://${await open.addressOf(task!)}/`;
  const direct = await at(address);
  await open.register('httpd:2');
  await open.update({ taskDefinition: 'web:2' });
  await sleep(open.aws, 900_000);
  expect(await at(`http://${name}/`)).toBe(before);
  expect((await ports.addresses()).map(({ url }) => url)).not.toContain(address);
  await expect(open.ask(direct)).rejects.toThrow('ECONNREFUSED');
});

test('rules see the host that a client names, its path and its body', async () => {
  const { ask, at, elb, listener, name } = await openListening(1);
  const teapot = { StatusCode: '418', MessageBody: 'a teapot', ContentType: 'text/plain' };
  await elb.send(
    new CreateRuleCommand({
      ListenerArn: listener,
      Priority: 1,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['tea.example'] } }],
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: teapot }],
    }),
  );
  const balancer = await at(`http://${name}/`);
  expect(word(await ask(balancer))).toBe('200 revision 1');
  const named = await ask(balancer, { headers: { host: 'tea.example' } });
  expect([word(named), named.headers.server]).toEqual(['418 a teapot', 'awselb/2.0']);
});

test('a function gets the headers of a load balancer, the host, the query and the body', async () => {
  const open = await openServing({
    httpd: {
      async answer(request) {
        const { pathname, search } = new URL(request.url);
        const names = ['host', 'x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto'];
        const headers = names.map((name) => request.headers.get(name));
        return Response.json([request.method, pathname + search, ...headers, await request.text()]);
      },
    },
  });
  await open.register();
  await open.create();
  await sleep(open.aws, 180_000);
  const { at } = openPorts(open.aws);
  const balancer = await at(`http://${open.name}/`);
  const { text } = await client()(`${balancer}a/b?c=d`, { method: 'POST', body: 'hello' });
  const from = '192.0.2.1';
  expect(JSON.parse(text)).toEqual(['POST', '/a/b?c=d', open.name, from, '80', 'http', 'hello']);
});

test('where a client would get no response, the connection is cut, and it is said why', async () => {
  const open = await openServing({
    httpd: {
      answer(request, container) {
        if (new URL(request.url).pathname === '/crash') container.exit(1);
        return new Response('here');
      },
    },
  });
  await open.register();
  await open.create();
  await sleep(open.aws, 180_000);
  const { at, unanswered } = openPorts(open.aws);
  const [task] = await open.tasks();
  const address = `http://${await open.addressOf(task!)}/`;
  await expect(client()(`${await at(address)}crash`)).rejects.toThrow('ECONNRESET');
  expect(unanswered).toEqual([`${address}crash did not answer: the connection was reset`]);
});

test('a place that lets nobody in has no port', async () => {
  const { at, ask, ec2, name, ports } = await openListening(1);
  const balancer = await at(`http://${name}/`);
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const { GroupId, IpPermissions } = SecurityGroups![0]!;
  await ec2.send(
    new RevokeSecurityGroupIngressCommand({
      GroupId: GroupId!,
      IpPermissions: IpPermissions!.filter(({ IpRanges }) => IpRanges?.length),
    }),
  );
  expect(await ports.addresses()).toEqual([]);
  await expect(ask(balancer)).rejects.toThrow('ECONNREFUSED');
});

test('a function has no WebSocket: the request is one as any other', async () => {
  const { at, name } = await openListening(1);
  expect(await upgrade(await at(`http://${name}/`))).toBe(200);
});

test('a rolling deployment fails none of 2,000 requests', async () => {
  const open = await openListening(2);
  const balancer = await open.at(`http://${open.name}/`);
  await open.register('httpd:2');
  await open.update({ taskDefinition: 'web:2' });
  const counts: Record<string, number> = {};
  const ask = async () => word(await open.ask(balancer));
  for (let moment = 0; moment < 100; moment++) {
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
    await open.aws.sleep(5000);
  }
  expect((await open.describe()).deployments).toMatchObject([{ rolloutState: 'COMPLETED' }]);
  expect(Object.keys(counts).sort()).toEqual(['200 revision 1', '200 revision 2']);
  expect(counts['200 revision 1']! + counts['200 revision 2']!).toBe(2000);
});

test('a blue/green deployment changes all answers at the shift, and none before', async () => {
  const open = await openServing({ httpd: hello });
  await open.steady({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 });
  const { at } = openPorts(open.aws);
  const [balancer, test] = [
    await at(`http://${open.name}/`),
    await at(`http://${open.name}:8080/`),
  ];
  const ask = client();
  await open.update({ taskDefinition: 'web:2' });
  const seen: string[] = [];
  const tested = new Set<string>();
  await until(open, async () => {
    const { status, lifecycleStage } = await open.deployment();
    const answers = Object.keys(await count(5, async () => word(await ask(balancer)))).join();
    const line = `${(await open.production()).join(':')} ${answers}`;
    if (line !== seen.at(-1)) seen.push(line);
    if (lifecycleStage === 'POST_TEST_TRAFFIC_SHIFT') tested.add(word(await ask(test)));
    return status === 'SUCCESSFUL';
  });
  expect(seen).toEqual(['100:0 200 revision 1', '0:100 200 revision 2']);
  expect([...tested]).toEqual(['200 revision 2']);
});

test('a canary gets its share of 1,000 requests, within 3 points', async () => {
  const open = await openServing({ httpd: hello });
  const canaryConfiguration = { canaryPercent: 10, canaryBakeTimeInMinutes: 10 };
  await open.steady({ strategy: 'CANARY', canaryConfiguration });
  const balancer = await openPorts(open.aws).at(`http://${open.name}/`);
  const ask = client();
  await open.update({ taskDefinition: 'web:2' });
  await until(open, async () => (await open.production())[1] === 10);
  const counts = await count(1000, async () => word(await ask(balancer)));
  expect(Object.keys(counts).sort()).toEqual(['200 revision 1', '200 revision 2']);
  expect(Math.abs(counts['200 revision 2']! - 100)).toBeLessThanOrEqual(30);
});
