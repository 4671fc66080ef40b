import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { preflight } from '../../scripts/steps/preflight.ts';
import { withNeeds } from '../../src/engine/with-needs.ts';
import { enforce } from '../../src/local-aws/policy/enforce.ts';

test.each([
  ['us-west-1', ['usw1-az1', 'usw1-az3'], 'us-west-1a, us-west-1c'],
  ['ap-northeast-1', ['apne1-az1', 'apne1-az2'], 'ap-northeast-1a, ap-northeast-1b'],
  ['eu-west-1', ['euw1-az1', 'euw1-az2', 'euw1-az3'], 'eu-west-1a, eu-west-1b, eu-west-1c'],
])('in %s, the zone without Fargate is left out', async (region, zones, names) => {
  const { runner, session, events } = await openLocalRun({ region });
  for (const step of withNeeds([createService])) await runner.run(step);
  const { ecs, ec2 } = session.clients;
  const which = { cluster: session.where.name, services: [session.where.name] };
  const { services } = await ecs.send(new DescribeServicesCommand(which));
  const SubnetIds = services![0]!.networkConfiguration!.awsvpcConfiguration!.subnets!;
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds }));
  expect(Subnets!.map(({ AvailabilityZoneId }) => AvailabilityZoneId).sort()).toEqual(zones);
  await runner.run(preflight);
  expect(JSON.stringify(events)).toContain(`with subnets in ${names}.`);
});

test('a quota that may not be read does not stop the tutorial', async () => {
  const { aws, runner, events } = await openLocalRun();
  const policy = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', NotAction: 'servicequotas:*', Resource: '*' },
  };
  aws.guards.push(enforce(policy));
  const { outputs } = await runner.run(preflight);
  expect(outputs).toMatchObject({ vcpus: undefined });
  const said = JSON.stringify(events);
  expect(said).toContain('AccessDenied');
  expect(said).toContain('You may not read how many vCPUs you can use at once; you need up to 2.');
});
