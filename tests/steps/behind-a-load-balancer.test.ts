import {
  DeleteListenerCommand,
  SetSecurityGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  DescribeServicesCommand,
  TagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { attachLoadBalancer } from '../../scripts/steps/attach-load-balancer.ts';
import { createListener } from '../../scripts/steps/create-listener.ts';
import { createLoadBalancer } from '../../scripts/steps/create-load-balancer.ts';
import { createSecurityGroups } from '../../scripts/steps/create-security-groups.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { openApp } from '../../scripts/steps/open-app.ts';
import { changedTag } from '../../src/engine/step.ts';

type Groups = Record<'balancer' | 'app', { groupId: string }>;

const NAME = 'fargate-tutorial';

async function attached(): Promise<LocalRun> {
  const rows = await accountBefore(attachLoadBalancer);
  const run = await openLocalRun({ rows });
  await run.runner.run(attachLoadBalancer);
  return run;
}

async function serviceOf({ session }: LocalRun) {
  const which = { cluster: NAME, services: [NAME], include: ['TAGS' as const] };
  const { services } = await session.clients.ecs.send(new DescribeServicesCommand(which));
  return services![0]!;
}

test('the app opens at the load balancer, and not at a task that lets nobody in', async () => {
  const run = await attached();
  const { outputs } = await run.runner.run(openApp);
  expect(outputs).toEqual({
    url: expect.stringMatching(
      /^http:\/\/fargate-tutorial-lb-\d+\.us-east-1\.elb\.amazonaws\.com\/$/,
    ) as string,
  });
  await run.runner.undo(attachLoadBalancer);
  const task = await run.runner.run(openApp);
  expect(task.outputs).toEqual({ url: expect.stringMatching(/^http:\/\/[\d.]+\/$/) as string });
});

test('the step that made the service leaves the load balancer alone, whatever else it changes', async () => {
  const run = await attached();
  const before = await serviceOf(run);
  const again = await openLocalRun({ rows: run.rows, given: { desiredCount: '2' } });
  await again.runner.run(createService);
  const after = await serviceOf(again);
  expect(after.desiredCount).toBe(2);
  expect(after.loadBalancers).toEqual(before.loadBalancers);
  expect(after.networkConfiguration).toEqual(before.networkConfiguration);
  expect((await again.runner.run(attachLoadBalancer)).result).toBe('already there');
});

test('a service that somebody takes out of it by hand is brought back', async () => {
  const run = await attached();
  const { ecs } = run.session.clients;
  await ecs.send(new UpdateServiceCommand({ cluster: NAME, service: NAME, loadBalancers: [] }));
  await run.aws.pass(600_000);
  expect((await run.runner.run(attachLoadBalancer)).result).toBe('made');
  expect((await serviceOf(run)).loadBalancers).toHaveLength(1);
});

test('what a later step answers for is left alone', async () => {
  const run = await attached();
  const { ecs } = run.session.clients;
  const { serviceArn: resourceArn, networkConfiguration } = await serviceOf(run);
  const tags = [{ key: changedTag('networkConfiguration'), value: 'another-step' }];
  await ecs.send(new TagResourceCommand({ resourceArn, tags }));
  const { balancer, app } = (await run.runner.find(createSecurityGroups)) as Groups;
  const securityGroups = [app.groupId, balancer.groupId];
  const vpc = { ...networkConfiguration!.awsvpcConfiguration!, securityGroups };
  const changed = { networkConfiguration: { awsvpcConfiguration: vpc } };
  await ecs.send(new UpdateServiceCommand({ cluster: NAME, service: NAME, ...changed }));
  await run.aws.pass(600_000);
  expect((await run.runner.run(attachLoadBalancer)).result).toBe('already there');
  expect(await serviceOf(run)).toMatchObject(changed);
});

test('other security groups of the load balancer, and a listener that is gone, are seen and mended', async () => {
  const run = await attached();
  const { elbv2 } = run.session.clients;
  const { balancer } = (await run.runner.find(createLoadBalancer)) as {
    balancer: { LoadBalancerArn: string; SecurityGroups: string[] };
  };
  const { listenerArn } = (await run.runner.find(createListener)) as { listenerArn: string };
  const groups = (await serviceOf(run)).networkConfiguration!.awsvpcConfiguration!.securityGroups!;
  const { LoadBalancerArn } = balancer;
  await elbv2.send(new SetSecurityGroupsCommand({ LoadBalancerArn, SecurityGroups: groups }));
  await elbv2.send(new DeleteListenerCommand({ ListenerArn: listenerArn }));
  expect((await run.runner.run(createLoadBalancer)).result).toBe('made');
  expect((await run.runner.run(createListener)).result).toBe('made');
  const mended = (await run.runner.find(createLoadBalancer)) as typeof run & { balancer: object };
  expect(mended.balancer).toEqual(balancer);
});

test('a certificate of another Region is refused before anything is made', async () => {
  const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';
  const rows = await accountBefore(createListener);
  const run = await openLocalRun({ rows, given: { certificateArn: arn } });
  await expect(run.runner.run(createListener)).rejects.toThrow(
    'The certificate is in eu-west-1, and the load balancer in us-east-1.',
  );
  expect(await run.runner.find(createListener)).toBeUndefined();
});
