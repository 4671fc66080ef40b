import {
  CreateTargetGroupCommand,
  DeleteListenerCommand,
  DeleteTargetGroupCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DuplicateTargetGroupNameException,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  ResourceInUseException,
  TargetGroupNotFoundException,
  type CreateTargetGroupCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { openElb } from './elb-fixtures.ts';
import { refusal } from './refusal.ts';

test('a target group has the health check that AWS sets when none is given', async () => {
  const { elb, vpc, makeTargetGroup } = await openElb();
  const TargetGroupArn = await makeTargetGroup();
  const { TargetGroups } = await elb.send(new DescribeTargetGroupsCommand({}));
  expect(TargetGroups).toEqual([
    {
      TargetGroupArn,
      TargetGroupName: 'blue',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: vpc,
      HealthCheckProtocol: 'HTTP',
      HealthCheckPort: 'traffic-port',
      HealthCheckEnabled: true,
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      HealthCheckPath: '/',
      Matcher: { HttpCode: '200' },
      LoadBalancerArns: [],
      TargetType: 'ip',
      ProtocolVersion: 'HTTP1',
      IpAddressType: 'ipv4',
    },
  ]);
});

test('a second call with the same settings returns the target group, with others it is refused', async () => {
  const { makeTargetGroup } = await openElb();
  expect(await makeTargetGroup()).toBe(await makeTargetGroup());
  const refused = await refusal(makeTargetGroup('blue', { Port: 8080 }));
  expect(refused).toBeInstanceOf(DuplicateTargetGroupNameException);
  expect(refused.message).toBe(
    "A target group with the same name 'blue' exists, but with different settings",
  );
});

test.for<[string, Partial<CreateTargetGroupCommandInput>, string]>([
  [
    'a name of 33 characters',
    { Name: 'n'.repeat(33) },
    `Target group name '${'n'.repeat(33)}' cannot be longer than '32' characters`,
  ],
  [
    'a name with an underscore',
    { Name: 'a_b' },
    "Target group name 'a_b' can only contain characters that are alphanumeric characters or hyphens(-)",
  ],
  ['no protocol', { Protocol: undefined }, 'A protocol must be specified'],
  ['no port', { Port: undefined }, 'A port must be specified'],
  ['no VPC', { VpcId: undefined }, 'A VPC ID must be specified'],
  ['a VPC that is not there', { VpcId: 'vpc-1' }, "The VPC ID 'vpc-1' is not found"],
  [
    'a timeout as long as the interval',
    { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 5 },
    'Health check interval must be greater than the timeout.',
  ],
  [
    'a healthy threshold of one',
    { HealthyThresholdCount: 1 },
    "1 validation error detected: Value '1' at 'healthyThresholdCount' failed to satisfy constraint: Member must have value greater than or equal to 2",
  ],
  [
    'a target type that is none',
    { TargetType: 'task' as 'ip' },
    "1 validation error detected: Value 'task' at 'targetType' failed to satisfy constraint: Member must satisfy enum value set: [instance, ip, lambda, alb]",
  ],
])('CreateTargetGroup refuses %s with a ValidationError', async ([, changes, message]) => {
  const { elb, vpc } = await openElb();
  const refused = await refusal(
    elb.send(
      new CreateTargetGroupCommand({
        Name: 'blue',
        TargetType: 'ip',
        Protocol: 'HTTP',
        Port: 80,
        VpcId: vpc,
        ...changes,
      }),
    ),
  );
  expect(refused).toMatchObject({ name: 'ValidationError', message });
});

test('a target group of a Network Load Balancer is not modelled, and says so', async () => {
  const { makeTargetGroup } = await openElb();
  expect(await refusal(makeTargetGroup('tcp', { Protocol: 'TCP' }))).toMatchObject({
    name: 'NotImplemented',
    message: 'The local AWS does not model target groups of protocol TCP.',
  });
});

test('ModifyTargetGroup changes the health check that is given, and keeps the rest', async () => {
  const { elb, makeTargetGroup } = await openElb();
  const TargetGroupArn = await makeTargetGroup();
  const { TargetGroups } = await elb.send(
    new ModifyTargetGroupCommand({
      TargetGroupArn,
      HealthCheckPath: '/health',
      HealthyThresholdCount: 2,
      Matcher: { HttpCode: '200-399' },
    }),
  );
  expect(TargetGroups![0]).toMatchObject({
    HealthCheckPath: '/health',
    HealthyThresholdCount: 2,
    UnhealthyThresholdCount: 2,
    HealthCheckIntervalSeconds: 30,
    Matcher: { HttpCode: '200-399' },
  });
});

test('the deregistration delay is 300 seconds until it is changed', async () => {
  const { elb, makeTargetGroup } = await openElb();
  const TargetGroupArn = await makeTargetGroup();
  const Key = 'deregistration_delay.timeout_seconds';
  const set = (Value: string) =>
    elb.send(
      new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes: [{ Key, Value }] }),
    );
  const describe = new DescribeTargetGroupAttributesCommand({ TargetGroupArn });
  expect((await elb.send(describe)).Attributes).toContainEqual({ Key, Value: '300' });
  await set('10');
  expect((await elb.send(describe)).Attributes).toContainEqual({ Key, Value: '10' });
  expect((await refusal(set('3601'))).message).toBe(
    "'deregistration_delay.timeout_seconds' value '3601' must be between '0-3600' inclusive",
  );
});

test('a target group that a listener forwards to is not deleted', async () => {
  const { elb, makeLoadBalancer, makeTargetGroup, makeListener } = await openElb();
  const TargetGroupArn = await makeTargetGroup();
  const balancer = await makeLoadBalancer();
  const ListenerArn = await makeListener(balancer, TargetGroupArn);
  const used = await elb.send(new DescribeTargetGroupsCommand({ LoadBalancerArn: balancer }));
  expect(used.TargetGroups).toMatchObject([{ TargetGroupArn, LoadBalancerArns: [balancer] }]);
  const remove = new DeleteTargetGroupCommand({ TargetGroupArn });
  const refused = await refusal(elb.send(remove));
  expect(refused).toBeInstanceOf(ResourceInUseException);
  expect(refused.message).toBe(
    `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`,
  );
  await elb.send(new DeleteListenerCommand({ ListenerArn }));
  await elb.send(remove);
  const gone = await refusal(elb.send(new DescribeTargetGroupsCommand({ Names: ['blue'] })));
  expect(gone).toBeInstanceOf(TargetGroupNotFoundException);
  expect(gone.message).toBe('One or more target groups not found');
});
