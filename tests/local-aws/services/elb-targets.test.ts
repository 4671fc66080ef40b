import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import {
  DeregisterTargetsCommand,
  DescribeTargetHealthCommand,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
  waitUntilTargetInService,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import {
  deregisterTarget,
  registerTarget,
  targetHealth,
} from '../../../src/local-aws/services/elastic-load-balancing-v2/targets/targets.ts';
import { sleep } from './ecs-fixtures.ts';
import { openElb } from './elb-fixtures.ts';
import { refusal } from './refusal.ts';

/** A target group behind a listener, and an address that a network interface has. */
async function openTargets() {
  const all = await openElb();
  const group = await all.makeTargetGroup();
  const balancer = await all.makeLoadBalancer();
  const listen = () => all.makeListener(balancer, group);
  const { NetworkInterfaces } = await all.ec2.send(new DescribeNetworkInterfacesCommand({}));
  const { PrivateIpAddress, AvailabilityZone } = NetworkInterfaces![0]!;
  const target = { Id: PrivateIpAddress!, Port: 80 };
  return {
    ...all,
    group,
    listen,
    target,
    zone: AvailabilityZone!,
    register: (Id = target.Id) =>
      all.elb.send(new RegisterTargetsCommand({ TargetGroupArn: group, Targets: [{ Id }] })),
    deregister: () =>
      all.elb.send(new DeregisterTargetsCommand({ TargetGroupArn: group, Targets: [target] })),
    async health() {
      const { TargetHealthDescriptions } = await all.elb.send(
        new DescribeTargetHealthCommand({ TargetGroupArn: group }),
      );
      return TargetHealthDescriptions!.map(({ TargetHealth }) => TargetHealth!.State);
    },
  };
}

test('a target is initial, and healthy after its first health check', async () => {
  const { aws, elb, group, listen, target, zone, register, health } = await openTargets();
  await listen();
  await register();
  const { TargetHealthDescriptions } = await elb.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: group }),
  );
  expect(TargetHealthDescriptions).toEqual([
    {
      Target: { ...target, AvailabilityZone: zone },
      HealthCheckPort: '80',
      TargetHealth: {
        State: 'initial',
        Reason: 'Elb.RegistrationInProgress',
        Description: 'Target registration is in progress',
      },
      AdministrativeOverride: {
        State: 'no_override',
        Reason: 'AdministrativeOverride.NoOverride',
        Description: 'No override is currently active on target',
      },
    },
  ]);
  await sleep(aws, 40_000);
  expect(await health()).toEqual(['healthy']);
  const waited = await waitUntilTargetInService(
    { client: elb, maxWaitTime: 20 },
    { TargetGroupArn: group },
  );
  expect(waited.state).toBe('SUCCESS');
});

test('an address that nobody has is unhealthy', async () => {
  const { aws, elb, group, listen, register } = await openTargets();
  await listen();
  await register('172.31.15.250');
  await sleep(aws, 40_000);
  const { TargetHealthDescriptions } = await elb.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: group }),
  );
  expect(TargetHealthDescriptions![0]!.TargetHealth).toEqual({
    State: 'unhealthy',
    Reason: 'Target.Timeout',
    Description: 'Request timed out',
  });
});

test('targets of a group that no listener forwards to are unused, and checked from then on', async () => {
  const { aws, listen, register, health } = await openTargets();
  await register();
  await sleep(aws, 300_000);
  expect(await health()).toEqual(['unused']);
  await listen();
  expect(await health()).toEqual(['initial']);
  await sleep(aws, 40_000);
  expect(await health()).toEqual(['healthy']);
});

test('a deregistered target drains for as long as the group says', async () => {
  const { aws, elb, group, listen, register, deregister, health } = await openTargets();
  const delay = { Key: 'deregistration_delay.timeout_seconds', Value: '10' };
  await elb.send(
    new ModifyTargetGroupAttributesCommand({ TargetGroupArn: group, Attributes: [delay] }),
  );
  await listen();
  await register();
  await sleep(aws, 60_000);
  await deregister();
  await deregister();
  expect(await health()).toEqual(['draining']);
  await sleep(aws, 9_000);
  expect(await health()).toEqual(['draining']);
  await sleep(aws, 2_000);
  expect(await health()).toEqual([]);
});

test('a target that is registered again while it drains starts anew', async () => {
  const { aws, listen, register, deregister, health } = await openTargets();
  await listen();
  await register();
  await sleep(aws, 60_000);
  await deregister();
  await register();
  expect(await health()).toEqual(['initial']);
  await sleep(aws, 600_000);
  expect(await health()).toEqual(['healthy']);
});

test('registering a target twice changes nothing', async () => {
  const { aws, listen, register, health } = await openTargets();
  await listen();
  await register();
  await sleep(aws, 60_000);
  await register();
  expect(await health()).toEqual(['healthy']);
});

test('a target that is not registered is unused', async () => {
  const { elb, group } = await openTargets();
  const { TargetHealthDescriptions } = await elb.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: group, Targets: [{ Id: '172.31.9.9' }] }),
  );
  expect(TargetHealthDescriptions).toMatchObject([
    {
      Target: { Id: '172.31.9.9', Port: 80 },
      TargetHealth: { State: 'unused', Reason: 'Target.NotRegistered' },
    },
  ]);
});

test('an address outside the VPC is refused unless its zone is all', async () => {
  const { elb, group, register } = await openTargets();
  const refused = await refusal(register('10.0.0.1'));
  expect(refused.name).toBe('InvalidTargetException');
  await elb.send(
    new RegisterTargetsCommand({
      TargetGroupArn: group,
      Targets: [{ Id: '10.0.0.1', AvailabilityZone: 'all' }],
    }),
  );
});

test('polls over time see a target initial twice before it is healthy', async () => {
  const { aws, listen, register, health } = await openTargets();
  await sleep(aws, 300_000);
  await listen();
  await register();
  await aws.sleep(300_000);
  expect(await health()).toEqual(['initial']);
  await aws.sleep(300_000);
  expect(await health()).toEqual(['healthy']);
});

test('a scheduler registers a target, is told when its health is known, and takes it out', async () => {
  const { aws, group, listen, target } = await openTargets();
  await listen();
  const region = aws.account.region('us-east-1');
  const state = () => targetHealth(region, group, target.Id, 8080).State;
  const known = await aws.account.transaction(() =>
    registerTarget(region, group, target.Id, 8080, { failure: 'Target.ResponseCodeMismatch' }),
  );
  await sleep(aws, known - 1);
  expect(state()).toBe('initial');
  await sleep(aws, 1);
  expect(targetHealth(region, group, target.Id, 8080)).toEqual({
    State: 'unhealthy',
    Reason: 'Target.ResponseCodeMismatch',
    Description: 'Health checks failed with these codes: [500]',
  });
  const drained = await aws.account.transaction(() =>
    deregisterTarget(region, group, target.Id, 8080),
  );
  expect([state(), drained]).toEqual(['draining', 300_000]);
  await sleep(aws, drained);
  expect(state()).toBe('unused');
});
