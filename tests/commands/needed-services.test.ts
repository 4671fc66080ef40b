import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { CreateClusterCommand } from '@aws-sdk/client-ecs';
import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { neededServices } from '../../scripts/cli/needed-services.ts';
import { inProcess } from '../../src/local-aws/transports/in-process.ts';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { usedLocally as services } from '../../scripts/services.ts';
import { memoryStore, type Rows } from '../../src/local-aws/stores/memory.ts';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import { clientsOf } from '../local.ts';

/** A stored account with a role that is still being spread, and a cluster. */
async function stored(): Promise<{ aws: LocalAws; rows: Rows }> {
  const rows: Rows = new Map();
  const aws = await LocalAws.open({ store: memoryStore(rows), services: allServices });
  const { iam, ecs } = clientsOf(aws);
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await aws.sleep(60_000);
  await ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  return { aws, rows };
}

async function putAlarm(aws: LocalAws): Promise<void> {
  const config = {
    region: 'us-east-1',
    requestHandler: inProcess(aws),
    credentials: LOCAL_CREDENTIALS,
  };
  await new CloudWatchClient(config).send(
    new PutMetricAlarmCommand({
      AlarmName: 'busy',
      Namespace: 'AWS/ECS',
      MetricName: 'CPUUtilization',
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 80,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  );
}

test('a new account, and one with what the steps make, needs the services of the steps', async () => {
  expect(await neededServices(memoryStore())).toBe(services);
  const { rows } = await stored();
  expect(rows.size).toBeGreaterThan(0);
  expect(await neededServices(memoryStore(rows))).toBe(services);
});

test('an account with an alarm needs them all', async () => {
  const { aws, rows } = await stored();
  await putAlarm(aws);
  expect(await neededServices(memoryStore(rows))).toBe(allServices);
});

test('so does one in which something of another service is only still to happen', async () => {
  const { aws, rows } = await stored();
  await putAlarm(aws);
  for (const [id, { table }] of rows) if (table.startsWith('monitoring/')) rows.delete(id);
  expect([...rows.values()].some(({ table }) => table === 'core/timer')).toBe(true);
  expect(await neededServices(memoryStore(rows))).toBe(allServices);
});
