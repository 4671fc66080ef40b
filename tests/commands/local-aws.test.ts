import { GetMetricStatisticsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test, vi, type TestContext } from 'vitest';
import { LOCAL_CREDENTIALS, makeClients } from '../../src/engine/aws/clients.ts';
import { services as awsServices } from '../../src/engine/aws/index.ts';
import { finish, newAccountFile, printed, run, start } from './command.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 120_000 });

async function serve({ onTestFinished }: TestContext, file: string, ...flags: string[]) {
  const child = start(file, 'local-aws', '--port', '0', ...flags);
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = finish(child);
  await printed(child, 'AWS_SECRET_ACCESS_KEY');
  const url = /AWS_ENDPOINT_URL=(\S+)/.exec(output)![1]!;
  const region = /AWS_REGION=(\S+)/.exec(output)![1]!;
  const clients = makeClients(awsServices, {
    region,
    endpoint: url,
    credentials: LOCAL_CREDENTIALS,
  });
  return { child, ended, url, region, clients };
}

test.concurrent('everything that a server answered survives kill -9', async (context) => {
  const file = newAccountFile();
  const first = await serve(context, file);
  for (let index = 0; index < 20; index++) {
    await first.clients.logs.send(new CreateLogGroupCommand({ logGroupName: `/group/${index}` }));
  }
  first.child.kill('SIGKILL');
  await first.ended;
  const second = await serve(context, file);
  const { logGroups } = await second.clients.logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups!.length).toBe(20);
  second.child.kill('SIGTERM');
  const { code, stdout } = await second.ended;
  expect(stdout).toContain('Stopped.');
  expect(code).toBe(0);
});

test.concurrent(
  'the commands of the tutorial use the server that has their account',
  async (context) => {
    const file = newAccountFile();
    const { url, clients } = await serve(context, file);
    const [beside, alone] = await Promise.all([
      run(file, 'tutorial', '--to', 'create-log-group'),
      run(newAccountFile(), 'tutorial', '--to', 'create-log-group'),
    ]);
    expect(beside.stdout).toBe(alone.stdout);
    expect(beside.code).toBe(0);
    const { logGroups } = await clients.logs.send(new DescribeLogGroupsCommand({}));
    expect(logGroups!.map(({ logGroupName }) => logGroupName)).toEqual(['/ecs/fargate-tutorial']);
    const { length } = await journalOf(url);
    const plan = await run(file, 'tutorial', '--to', 'create-cluster', '--dry-run');
    expect(plan.stdout).toContain('2 requests that write. None was sent');
    expect(await journalOf(url)).toHaveLength(length);
    expect((await run(file, 'local-aws')).stderr).toContain(`is already being served, at ${url}`);
    expect((await run(file, 'reset')).code).toBe(0);
    const after = await clients.logs.send(new DescribeLogGroupsCommand({}));
    expect(after.logGroups).toEqual([]);
  },
);

test.concurrent(
  'the app answers a command and a browser when a server has the account',
  async (context) => {
    const file = newAccountFile();
    const { child, ended } = await serve(context, file);
    const { stdout, code } = await run(file, 'tutorial', '--allow-from', '203.0.113.7/32');
    expect(stdout).toContain('It answers: HTTP 200 (simulated): Hello from revision 1');
    expect(code).toBe(0);
    const at = /On this machine it is at (http:\/\/127\.0\.0\.1:\d+\/)/.exec(stdout)![1]!;
    expect(await (await fetch(at)).text()).toMatch(/^Hello from revision 1 of fargate-tutorial/);
    const address = /The app is at (\S+)/.exec(stdout)![1]!;
    expect((await run(file, 'status')).stdout).toContain(`${at} is ${address}`);
    child.kill('SIGTERM');
    expect((await ended).stdout).toContain(`${address} is at ${at}`);
  },
);

test.concurrent(
  'account, seed and Region are those of the flags, and of the account',
  async (context) => {
    const file = newAccountFile();
    const flags = ['--account', '999999999999', '--region', 'eu-west-1', '--seed', 'mine'];
    const { child, ended, clients, region, url } = await serve(context, file, ...flags);
    const { Account } = await clients.sts.send(new GetCallerIdentityCommand({}));
    expect([Account, region]).toEqual(['999999999999', 'eu-west-1']);
    const taken = await run(newAccountFile(), 'local-aws', '--port', new URL(url).port);
    expect(taken.stderr).toContain('Another program is listening on that port');
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
    const { code, stderr } = await run(file, 'local-aws', '--account', '888888888888');
    expect(stderr).toContain('--account got "888888888888", but the account in');
    expect(code).toBe(2);
  },
);

test.concurrent('metrics and logs that a client dates are taken and found', async (context) => {
  const file = newAccountFile();
  // A command made the account, and a server has it afterwards.
  await run(file, 'tutorial', '--to', 'create-log-group');
  const { cloudwatch, logs } = (await serve(context, file)).clients;
  const now = Date.now();
  const metric = { Namespace: 'Web', MetricName: 'Load' };
  const MetricData = [{ MetricName: 'Load', Timestamp: new Date(now), Value: 77 }];
  await cloudwatch.send(new PutMetricDataCommand({ Namespace: 'Web', MetricData }));
  const { Datapoints } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      ...metric,
      StartTime: new Date(now - 3_600_000),
      EndTime: new Date(now + 3_600_000),
      Period: 60,
      Statistics: ['Sum'],
    }),
  );
  expect(Datapoints).toMatchObject([{ Sum: 77 }]);
  const stream = { logGroupName: '/web', logStreamName: 'one' };
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/web' }));
  await logs.send(new CreateLogStreamCommand(stream));
  const logEvents = [{ timestamp: now, message: 'hello' }];
  const put = await logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
  expect(put.rejectedLogEventsInfo).toBeUndefined();
  const { events } = await logs.send(
    new GetLogEventsCommand({ ...stream, startTime: now - 1000, endTime: now + 1000 }),
  );
  expect(events!.map(({ message }) => message)).toEqual(['hello']);
});

test.concurrent('a flag that makes no sense is refused', async () => {
  const { code, stderr } = await run(newAccountFile(), 'local-aws', '--port', 'http');
  expect(stderr).toContain('Expected a port from 0 to 65535');
  expect(code).toBe(2);
});

async function journalOf(url: string): Promise<unknown[]> {
  return (await (await fetch(`${url}/_local-aws/journal`)).json()) as unknown[];
}
