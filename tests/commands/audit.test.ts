import { expect, test, vi } from 'vitest';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { sqliteStore } from '../../src/local-aws/stores/sqlite.ts';
import { makeLoadBalancer } from '../engine/one-of-each.ts';
import { clientsOf } from '../local.ts';
import { newAccountFile, run } from './command.ts';

// It starts a process for each command.
vi.setConfig({ testTimeout: 120_000 });

test('a load balancer that was made by hand with our tags is listed with its price, and is drawn', async () => {
  const file = newAccountFile();
  const aws = await LocalAws.open({ store: sqliteStore(file, 'this test'), services: allServices });
  await makeLoadBalancer({ session: { clients: clientsOf(aws) } });
  await aws.close();

  const { code, stdout } = await run(file, 'audit');
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^load balancer +\$0\.0375 +arn:aws:elasticloadbalancing:\S+\/app\/web\//m,
  );
  expect(stdout).toMatch(/^target group +free /m);
  expect(stdout).toContain('4 resources');
  expect(stdout).toContain('On AWS, that costs $0.0375 per hour, $27.38 per month.');

  const lines = (await run(file, 'audit', '--json')).stdout.trim().split('\n');
  const balancer = lines.map((line) => JSON.parse(line) as object).find((each) => 'bills' in each);
  expect(balancer).toMatchObject({
    kind: 'load balancer',
    bills: [
      'an Application Load Balancer, $0.0225 per hour',
      '3 public IPv4 addresses, $0.0150 per hour',
    ],
  });
  const status = await run(file, 'status', '--diagram');
  expect(status.stdout).toContain('Elastic Load Balancing');
});
