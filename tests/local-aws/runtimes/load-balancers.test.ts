import {
  CreateRuleCommand,
  ModifyListenerCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { appRequest } from '../../../src/local-aws/runtimes/app-request.ts';
import { until } from '../services/ecs-balanced-fixtures.ts';
import { sleep } from '../services/ecs-fixtures.ts';
import { count, get, hello, openServing } from './serving-fixtures.ts';

const byTask = {
  answer: (_request: Request, { task }: { task: { id: string } }) => new Response(task.id),
};

test('tasks behind a load balancer take turns', async () => {
  const open = await openServing({ httpd: byTask });
  await open.register();
  await open.create({ desiredCount: 3 });
  await sleep(open.aws, 180_000);
  const counts = await count(30, () => open.get());
  expect(Object.values(counts)).toEqual([10, 10, 10]);
});

test('before a target is healthy there is no answer but 503', async () => {
  const open = await openServing({ httpd: hello });
  await open.register();
  await open.create();
  await until(open, async () => (await open.health()).includes('initial'));
  expect(await open.get()).toMatch(
    /^503 <html>\r\n<head><title>503 Service Temporarily Unavailable/,
  );
  await until(open, async () => (await open.health()).includes('healthy'));
  expect(await open.get()).toBe('200 revision 1');
});

test('a rule is chosen by its conditions in the order of priorities, and may answer itself', async () => {
  const open = await openServing({ httpd: hello });
  await open.register();
  await open.create();
  await sleep(open.aws, 180_000);
  const rule = (Priority: number, condition: object, action: object) =>
    open.elb.send(
      new CreateRuleCommand({
        ListenerArn: open.listener,
        Priority,
        Conditions: [condition],
        Actions: [action as { Type: 'fixed-response' }],
      }),
    );
  const fixed = (MessageBody: string) => ({
    Type: 'fixed-response',
    FixedResponseConfig: { StatusCode: '418', MessageBody, ContentType: 'text/plain' },
  });
  const paths = (...Values: string[]) => ({ Field: 'path-pattern', PathPatternConfig: { Values } });
  await rule(20, paths('/tea*'), fixed('second'));
  await rule(10, paths('/tea/*'), fixed('first'));
  await rule(
    30,
    { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Tea', Values: ['gr??n'] } },
    fixed('header'),
  );
  await rule(
    40,
    { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'tea', Value: 'b*' }] } },
    fixed('query'),
  );
  await rule(
    50,
    { Field: 'source-ip', SourceIpConfig: { Values: ['198.51.100.0/24'] } },
    fixed('source'),
  );
  await rule(60, paths('/old/*'), {
    Type: 'redirect',
    RedirectConfig: {
      StatusCode: 'HTTP_301',
      Path: '/new/#{path}',
      Protocol: 'HTTPS',
      Port: '443',
    },
  });
  expect(await open.get('/tea/cup')).toBe('418 first');
  expect(await open.get('/teapot')).toBe('418 second');
  expect(await open.get('/', { headers: { 'x-tea': 'GREEN' } })).toBe('418 header');
  expect(await open.get('/?tea=black')).toBe('418 query');
  expect(await open.get('/', { from: '198.51.100.9' })).toBe('418 source');
  expect(await open.get('/')).toBe('200 revision 1');
  const moved = await open.aws.ask(appRequest(`http://${open.name}/old/page?x=1`));
  expect(moved).toMatchObject({
    status: 301,
    headers: { location: `https://${open.name}:443/new/old/page?x=1` },
  });
});

test('a target gets the address of the client, and the headers that a load balancer adds', async () => {
  const open = await openServing({
    httpd: { answer: ({ headers }) => Response.json(Object.fromEntries(headers)) },
  });
  await open.register();
  await open.create();
  await sleep(open.aws, 180_000);
  const [, text = ''] = /^200 (.*)$/.exec(await open.get('/', { from: '198.51.100.9' })) ?? [];
  expect(JSON.parse(text)).toMatchObject({
    host: open.name,
    'x-forwarded-for': '198.51.100.9',
    'x-forwarded-port': '80',
    'x-forwarded-proto': 'http',
    'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/) as string,
  });
});

test('a sticky client stays on its target, until its cookie ends', async () => {
  const open = await openServing({ httpd: byTask });
  await open.register();
  await open.create({ desiredCount: 2 });
  await sleep(open.aws, 180_000);
  const set = (Key: string, Value: string) =>
    open.elb.send(
      new ModifyTargetGroupAttributesCommand({
        TargetGroupArn: open.blue,
        Attributes: [{ Key, Value }],
      }),
    );
  await set('stickiness.enabled', 'true');
  await set('stickiness.lb_cookie.duration_seconds', '60');
  const first = await open.aws.ask(appRequest(`http://${open.name}/`));
  expect(first!.cookies.map((each) => each.split('=')[0])).toEqual(['AWSALB', 'AWSALBCORS']);
  const cookie = first!.cookies[0]!.split(';')[0]!;
  const ask = () => open.get('/', { headers: { cookie: `other=1; ${cookie}` } });
  expect(Object.keys(await count(10, ask))).toEqual(
    [new TextDecoder().decode(first!.body)].map((id) => `200 ${id}`),
  );
  await sleep(open.aws, 61_000);
  expect(Object.values(await count(10, ask))).toEqual([5, 5]);
});

test('weights share out clients, and a sticky one stays with its group', async () => {
  const open = await openServing({ httpd: byTask });
  await open.register();
  const behind = (targetGroupArn: string) => ({
    loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 80 }],
  });
  const weigh = (blue: number, green: number, isSticky = false) =>
    open.elb.send(
      new ModifyListenerCommand({
        ListenerArn: open.listener,
        DefaultActions: [
          {
            Type: 'forward',
            ForwardConfig: {
              TargetGroups: [
                { TargetGroupArn: open.blue, Weight: blue },
                { TargetGroupArn: open.green, Weight: green },
              ],
              TargetGroupStickinessConfig: isSticky
                ? { Enabled: true, DurationSeconds: 600 }
                : { Enabled: false },
            },
          },
        ],
      }),
    );
  await weigh(70, 30);
  await open.create({ serviceName: 'one', ...behind(open.blue) });
  await open.create({ serviceName: 'two', ...behind(open.green) });
  await sleep(open.aws, 180_000);
  const shares = Object.values(await count(1000, () => open.get())).sort((a, b) => b - a);
  expect(shares).toHaveLength(2);
  expect(Math.abs(shares[0]! - 700)).toBeLessThanOrEqual(5);

  await weigh(50, 50, true);
  const first = await open.aws.ask(appRequest(`http://${open.name}/`));
  const cookie = first!.cookies[0]!.split(';')[0]!;
  expect(cookie).toMatch(/^AWSALBTG=/);
  expect(Object.values(await count(20, () => open.get('/', { headers: { cookie } })))).toEqual([
    20,
  ]);
});

test('a target that breaks off is a 502, and one that takes longer than the idle time-out a 504', async () => {
  const open = await openServing({
    httpd: {
      answer(request, container) {
        const { pathname } = new URL(request.url);
        if (pathname === '/slow') container.take(61);
        if (pathname === '/crash') container.exit(1);
        return new Response('fine');
      },
    },
  });
  await open.register();
  await open.create();
  await sleep(open.aws, 180_000);
  expect(await open.get('/slow')).toMatch(/^504 /);
  expect(await open.get()).toBe('200 fine');
  expect(await open.get('/crash')).toMatch(/^502 /);
});

test('clients that nobody lets in, or that come to no listener, hear nothing', async () => {
  const open = await openServing({ httpd: hello });
  await expect(get(open.aws, `http://${open.name}:81/`)).rejects.toThrow('refused');
  await expect(get(open.aws, `https://${open.name}:80/`)).rejects.toThrow('reset');
  await expect(get(open.aws, 'http://web-1.us-east-1.elb.amazonaws.com/')).rejects.toThrow(
    'no host has that name',
  );
  await expect(get(open.aws, 'http://203.0.113.254/')).rejects.toThrow('timed out');
});
