import { Agent, get } from 'node:http';
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2';
import Table from 'cli-table3';
import { LOCAL_SETTINGS, makeClients } from '../../src/engine/aws/clients.ts';
import { services } from '../../src/engine/aws/index.ts';
import { median, rate } from './measure.ts';
import { nginxVersion, startNginx } from './nginx.ts';
import { startServer } from './server-process.ts';
import type { Verdicts } from './verdicts.ts';
import { waiterStage } from './waiter-stage.ts';

/** The least share of the requests a second of nginx that the proxy has to answer. */
const TARGET = 0.1;
const ROUNDS = 15;
const SLICE = 250;
const CALLERS = [1, 16];

/**
 * A load balancer of the local AWS in front of a server that stands for real containers, beside nginx in front of the same
 * server, and that server alone: the same requests of one client, in turns, in one run.
 */
export async function benchProxy(verdicts: Verdicts): Promise<void> {
  const version = nginxVersion();
  const backend = await startServer(...proxied('backend'));
  const local = await startServer(...proxied('balancer', new URL(backend.url).port));
  const nginx = version === undefined ? undefined : await startNginx(backend.url);
  try {
    const contenders = [
      { name: 'the server alone', url: `${backend.url}/` },
      { name: 'our load balancer', url: await balancerAt(local.url) },
      ...(nginx ? [{ name: `nginx ${version}`, url: nginx.url }] : []),
    ];
    await compare(contenders, nginx !== undefined, verdicts);
  } finally {
    await Promise.all([nginx?.stop(), local.stop(), backend.stop()]);
  }
}

// --- internal ---

function proxied(...args: string[]): Parameters<typeof startServer> {
  return [
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'quality/bench/proxied.ts', ...args],
    { ready: /URL=(\S+)/ },
  ];
}

/** Has a service of two tasks behind a load balancer of that local AWS, and returns where it is reached on this machine. */
async function balancerAt(url: string): Promise<string> {
  const stage = await waiterStage(url, 2, true);
  const { ec2 } = makeClients(services, { region: 'us-east-1', endpoint: url, ...LOCAL_SETTINGS });
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const IpRanges = [{ CidrIp: '0.0.0.0/0' }];
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: SecurityGroups![0]!.GroupId!,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges }],
    }),
  );
  await stage.createService();
  const body = JSON.stringify({ advance: 600 });
  await fetch(`${url}/_local-aws/clock`, { method: 'POST', body });
  const response = await fetch(`${url}/_local-aws/addresses`);
  const addresses = (await response.json()) as { url: string; at: string }[];
  const found = addresses.find((each) => each.url.includes('.elb.'));
  if (!found) throw new Error(`the load balancer has no port: ${JSON.stringify(addresses)}`);
  return found.at;
}

async function compare(
  contenders: readonly { name: string; url: string }[],
  withNginx: boolean,
  verdicts: Verdicts,
): Promise<void> {
  const head = ['requests a second', ...contenders.map(({ name }) => name)];
  if (withNginx) head.push('ours / nginx');
  const table = new Table({ head, style: { head: [], border: [] } });
  const ratios: number[] = [];
  for (const callers of CALLERS) {
    const agent = new Agent({ keepAlive: true, maxSockets: callers });
    const rounds: number[][] = [];
    // The first round warms up and is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      const rates: number[] = [];
      for (const { url } of contenders)
        rates.push(await rate(() => ask(url, agent), callers, SLICE));
      if (round > 0) rounds.push(rates);
    }
    agent.destroy();
    const medians = contenders.map((_, index) => median(rounds.map((rates) => rates[index]!)));
    const ratio = median(rounds.map((rates) => rates[1]! / rates.at(-1)!));
    ratios.push(ratio);
    table.push([
      callers === 1 ? 'one after another' : `${callers} at once`,
      ...medians.map((each) => each.toFixed(0)),
      ...(withNginx ? [`${ratio.toFixed(2)} ×`] : []),
    ]);
  }
  verdicts.print(table.toString());
  if (withNginx) verdicts.atLeast('our load balancer to nginx', Math.min(...ratios), TARGET, '×');
  else verdicts.leftOut('nginx is not here: apt-get install nginx-light');
}

/** Asks, reads the whole response, and rejects when it is no 200. */
function ask(url: string, agent: Agent): Promise<void> {
  return new Promise((answered, failed) => {
    get(url, { agent }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) answered();
        else failed(new Error(`${url} answered ${response.statusCode}`));
      });
    }).once('error', failed);
  });
}
