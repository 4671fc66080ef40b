import { PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import {
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  type DeploymentAlarms,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openBalanced } from './ecs-balanced-fixtures.ts';
import { sleep } from './ecs-fixtures.ts';

/** A steady service that two alarms watch, and a second revision registered. */
async function openWatched(alarms: Partial<DeploymentAlarms> = {}, names = ['errors', 'slow']) {
  const open = await openBalanced();
  const { aws, ecs, cloudwatch } = open;
  for (const AlarmName of names) {
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName,
        Namespace: 'Demo',
        MetricName: AlarmName,
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 5,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'ignore',
      }),
    );
  }
  await open.register();
  await open.create({
    deploymentConfiguration: {
      alarms: { alarmNames: ['errors', 'slow'], enable: true, rollback: true, ...alarms },
    },
  });
  await sleep(aws, 900_000);
  await open.register('httpd:2');
  return {
    ...open,
    set: (AlarmName: string, StateValue: 'ALARM' | 'OK') =>
      cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'a test' })),
    async history() {
      const { serviceDeployments: all } = await ecs.send(
        new ListServiceDeploymentsCommand({ cluster: 'demo', service: 'web' }),
      );
      const { serviceDeployments } = await ecs.send(
        new DescribeServiceDeploymentsCommand({
          serviceDeploymentArns: [all![0]!.serviceDeploymentArn!],
        }),
      );
      return serviceDeployments![0]!;
    },
  };
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html, read 2026-11-29:
// a deployment is FAILED when a given alarm goes into ALARM, and is rolled back to the last one that completed where that
// is asked for.
test('an alarm that goes off fails the deployment and rolls it back', async () => {
  const open = await openWatched();
  const [before] = (await open.describe()).deployments!;
  await open.update({ taskDefinition: 'web:2' });
  await sleep(open.aws, 60_000);
  expect((await open.history()).alarms).toEqual({
    status: 'MONITORING',
    alarmNames: ['errors', 'slow'],
    triggeredAlarmNames: [],
  });
  await open.set('errors', 'ALARM');
  await sleep(open.aws, 30_000);
  const { deployments } = await open.describe();
  expect(deployments!.map((each) => [each.status, each.rolloutState])).toEqual([
    ['PRIMARY', 'IN_PROGRESS'],
    ['ACTIVE', 'FAILED'],
  ]);
  expect(deployments![0]!.rolloutStateReason).toBe(
    `ECS deployment alarms: rolling back to deploymentId ${before!.id}.`,
  );
  expect(deployments![1]!.rolloutStateReason).toBe('ECS deployment alarms: alarm detected.');
  const messages = await open.messages();
  expect(
    messages.slice(messages.indexOf('(deployment ecs-svc/N) deployment failed: alarm detected.')),
  ).toEqual(expect.arrayContaining(['rolling back to deployment ecs-svc/N.']));
  await sleep(open.aws, 900_000);
  const after = await open.describe();
  expect(after.taskDefinition).toMatch(/web:1$/);
  expect(after.deployments).toHaveLength(1);
  expect(after.deployments![0]!.rolloutState).toBe('COMPLETED');
  expect(await open.history()).toMatchObject({
    status: 'ROLLBACK_SUCCESSFUL',
    alarms: { status: 'TRIGGERED', triggeredAlarmNames: ['errors'] },
  });
});

// The same page, without the rollback. That the service deployment is STOPPED is a guess.
test('without rollback the deployment fails and stays', async () => {
  const open = await openWatched({ rollback: false });
  await open.update({ taskDefinition: 'web:2' });
  await open.set('slow', 'ALARM');
  await sleep(open.aws, 300_000);
  const { deployments } = await open.describe();
  expect(deployments![0]).toMatchObject({ status: 'PRIMARY', rolloutState: 'FAILED' });
  expect((await open.history()).status).toBe('STOPPED');
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html, read 2026-11-29:
// the alarms are watched for a bake time, after the new version has scaled out and the old one in, which ECS computes from
// the configuration of the alarms. That it is as long as they look back is a guess.
test('the alarms are watched for as long as they look back after the new tasks have taken over', async () => {
  const open = await openWatched();
  await open.update({ taskDefinition: 'web:2' });
  await sleep(open.aws, 240_000);
  const baking = await open.describe();
  expect(baking.deployments).toHaveLength(1);
  expect(baking).toMatchObject({ runningCount: 1, pendingCount: 0 });
  expect(baking.deployments![0]!.rolloutState).toBe('IN_PROGRESS');
  await open.set('errors', 'ALARM');
  await sleep(open.aws, 900_000);
  expect((await open.describe()).taskDefinition).toMatch(/web:1$/);
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeploymentAlarms.html, read 2026-11-29:
// MONITORING, and MONITORING_COMPLETE when it is over.
test('a deployment that no alarm disturbs completes when it has baked', async () => {
  const open = await openWatched();
  await open.update({ taskDefinition: 'web:2' });
  await sleep(open.aws, 900_000);
  const { deployments, taskDefinition } = await open.describe();
  expect([taskDefinition!.split(':').at(-1), deployments![0]!.rolloutState]).toEqual([
    '2',
    'COMPLETED',
  ]);
  expect((await open.history()).alarms!.status).toBe('MONITORING_COMPLETE');
});

// The first page: an alarm that is in ALARM when a deployment begins is not watched during it.
test('an alarm that was in ALARM before is left alone, and so are alarms that are not enabled', async () => {
  const open = await openWatched();
  await open.set('errors', 'ALARM');
  await open.update({ taskDefinition: 'web:2' });
  await sleep(open.aws, 600_000);
  expect((await open.describe()).deployments![0]!.rolloutState).toBe('COMPLETED');
  expect((await open.history()).alarms!.status).toBe('DISABLED');
  const off = await openWatched({ enable: false });
  await off.update({ taskDefinition: 'web:2' });
  await off.set('errors', 'ALARM');
  await sleep(off.aws, 600_000);
  expect((await off.describe()).taskDefinition).toMatch(/web:2$/);
});

// A guess, with its words.
test('alarms that do not exist disturb nothing, and none at all are refused', async () => {
  const open = await openWatched({}, []);
  await open.update({ taskDefinition: 'web:2' });
  await sleep(open.aws, 300_000);
  expect((await open.describe()).deployments![0]!.rolloutState).toBe('COMPLETED');
  const none = { alarms: { alarmNames: [], enable: true, rollback: true } };
  await expect(open.update({ deploymentConfiguration: none })).rejects.toThrow(
    'alarmNames cannot be empty when deployment alarms are enabled.',
  );
});
