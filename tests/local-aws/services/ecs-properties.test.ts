import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import {
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  UpdateServiceCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  integer,
  oneof,
  record,
  type Arbitrary,
} from 'fast-check';
import { expect, test } from 'vitest';
import type { InventoryItem } from '../../../src/local-aws/core/operation.ts';
import { proof } from '../../proof.ts';
import { openEcs, sleep, web } from './ecs-fixtures.ts';

type Open = Awaited<ReturnType<typeof openEcs>>;

/** How many stories each property is tried on. */
const RUNS = process.env['CONFORMANCE'] === undefined ? 15 : 150;

/** Something that a user or time does. */
type Move =
  | { kind: 'create' | 'force' | 'delete' | 'stop'; which: number }
  | { kind: 'scale' | 'revise'; which: number; count: number }
  | { kind: 'run'; count: number }
  | { kind: 'sleep'; seconds: number };

const which = integer({ min: 0, max: 1 });
const moves: Arbitrary<Move> = oneof(
  record({
    kind: constantFrom('create' as const, 'force' as const, 'delete' as const, 'stop' as const),
    which,
  }),
  record({
    kind: constantFrom('scale' as const, 'revise' as const),
    which,
    count: integer({ min: 0, max: 3 }),
  }),
  record({ kind: constantFrom('run' as const), count: integer({ min: 1, max: 2 }) }),
  record({ kind: constantFrom('sleep' as const), seconds: integer({ min: 1, max: 90 }) }),
  record({ kind: constantFrom('sleep' as const), seconds: integer({ min: 1, max: 5 }) }),
);

const IMAGES = ['httpd', 'httpd:exits-1', 'httpd:does-not-exist', 'httpd:2'];

async function begin(): Promise<Open> {
  const open = await openEcs();
  for (const image of IMAGES) {
    await open.ecs.send(
      new RegisterTaskDefinitionCommand(
        web({ cpu: '256', memory: '512', containerDefinitions: [{ name: 'web', image }] }),
      ),
    );
  }
  return open;
}

/** Makes a move. What AWS would refuse is refused, which is fine. */
async function make({ aws, ecs, network }: Open, move: Move): Promise<void> {
  const cluster = 'demo';
  const service = 'which' in move ? `service-${move.which}` : '';
  const send = async () => {
    switch (move.kind) {
      case 'sleep':
        return sleep(aws, move.seconds * 1000);
      case 'create':
        return ecs.send(
          new CreateServiceCommand({
            cluster,
            serviceName: service,
            taskDefinition: 'web:1',
            desiredCount: 2,
            launchType: 'FARGATE',
            networkConfiguration: network,
            deploymentConfiguration: {
              deploymentCircuitBreaker: { enable: move.which === 1, rollback: true },
            },
          }),
        );
      case 'scale':
        return ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount: move.count }));
      case 'revise':
        return ecs.send(
          new UpdateServiceCommand({ cluster, service, taskDefinition: `web:${move.count + 1}` }),
        );
      case 'force':
        return ecs.send(new UpdateServiceCommand({ cluster, service, forceNewDeployment: true }));
      case 'delete':
        return ecs.send(new DeleteServiceCommand({ cluster, service, force: true }));
      case 'run':
        return ecs.send(
          new RunTaskCommand({
            cluster,
            taskDefinition: 'web:1',
            count: move.count,
            // The SDK would make a random one.
            clientToken: String(aws.journal.last),
            launchType: 'FARGATE',
            networkConfiguration: network,
          }),
        );
      case 'stop': {
        const { taskArns } = await ecs.send(new ListTasksCommand({ cluster }));
        const task = taskArns![move.which];
        return task && ecs.send(new StopTaskCommand({ cluster, task }));
      }
    }
  };
  await send().catch((error: Error) => {
    expect(error.name).toMatch(/^(InvalidParameter|Service|Client)/);
  });
}

const STEADY = /has reached a steady state\.$/;

const LIFE = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
];

async function allTasks({ ecs }: Open): Promise<Task[]> {
  const arns = [];
  for (const desiredStatus of ['RUNNING', 'STOPPED'] as const) {
    const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'demo', desiredStatus }));
    arns.push(...taskArns!);
  }
  if (arns.length === 0) return [];
  const { tasks } = await ecs.send(
    new DescribeTasksCommand({ cluster: 'demo', tasks: arns.slice(0, 100) }),
  );
  return tasks!;
}

function counts(tasks: readonly Task[]) {
  return {
    running: tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
    pending: tasks.filter(({ lastStatus }) => LIFE.indexOf(lastStatus!) < 3).length,
  };
}

async function check(open: Open, before: Map<string, number>): Promise<void> {
  const { aws, ecs, ec2 } = open;
  const tasks = await allTasks(open);
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: ['service-0', 'service-1'] }),
  );
  for (const service of services!) {
    const own = tasks.filter(({ group }) => group === `service:${service.serviceName}`);
    const { running, pending } = counts(own);
    expect([service.runningCount, service.pendingCount]).toEqual([running, pending]);
    const primaries = service.deployments!.filter(({ status }) => status === 'PRIMARY');
    expect(primaries).toHaveLength(service.status === 'INACTIVE' ? 0 : 1);
    const sum = service.deployments!.reduce((total, each) => total + each.runningCount!, 0);
    expect(sum).toBe(running);
    // The SDK's waiter calls a service stable that has just become steady.
    const [latest] = service.events!;
    if (STEADY.test(latest?.message ?? '') && latest!.createdAt!.getTime() === aws.account.now) {
      expect([service.deployments!.length, service.runningCount]).toEqual([
        1,
        service.desiredCount,
      ]);
    }
    if (service.status === 'INACTIVE') {
      const gone = LIFE.slice(LIFE.indexOf('STOPPING'));
      expect(own.every(({ lastStatus }) => gone.includes(lastStatus!))).toBe(true);
    }
  }
  const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['demo'] }));
  const { running, pending } = counts(tasks);
  expect(clusters![0]).toMatchObject({ runningTasksCount: running, pendingTasksCount: pending });
  const attached = tasks.flatMap(({ attachments }) =>
    attachments![0]!.status === 'DELETED'
      ? []
      : (attachments![0]!.details!.find(({ name }) => name === 'networkInterfaceId')?.value ?? []),
  );
  const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  expect(NetworkInterfaces!.map((each) => each.NetworkInterfaceId!).sort()).toEqual(
    attached.sort(),
  );
  for (const { taskArn, lastStatus } of tasks) {
    const rank = LIFE.indexOf(lastStatus!);
    expect(rank).toBeGreaterThanOrEqual(before.get(taskArn!) ?? 0);
    before.set(taskArn!, rank);
  }
}

test('whatever happens, counts agree with tasks, lives go one way and every service has one PRIMARY', async () => {
  const counted = proof('properties: counts, lives, PRIMARY');
  await assert(
    asyncProperty(array(moves, { minLength: 5, maxLength: 25 }), async (sequence) => {
      const open = await begin();
      const before = new Map<string, number>();
      for (const move of sequence) {
        await make(open, move);
        await check(open, before);
      }
      counted.pass();
    }),
    { numRuns: RUNS, seed: 1 },
  );
  counted.end();
}, 600_000);

test('a service left alone with a good image is stable in the end', async () => {
  const counted = proof('properties: stable in the end');
  await assert(
    asyncProperty(
      array(moves, { minLength: 3, maxLength: 15 }),
      integer({ min: 0, max: 3 }),
      async (sequence, desiredCount) => {
        const open = await begin();
        await make(open, { kind: 'create', which: 0 });
        for (const move of sequence) await make(open, move);
        const settle = {
          cluster: 'demo',
          service: 'service-0',
          taskDefinition: 'web:4',
          desiredCount,
        };
        const sent = await open.ecs.send(new UpdateServiceCommand(settle)).catch(() => undefined);
        await sleep(open.aws, 2 * 60 * 60_000);
        const { services } = await open.ecs.send(
          new DescribeServicesCommand({ cluster: 'demo', services: ['service-0'] }),
        );
        counted.pass();
        if (!sent) {
          expect(services![0]!.status).toBe('INACTIVE');
          return;
        }
        expect(services![0]).toMatchObject({ runningCount: desiredCount, pendingCount: 0 });
        expect(services![0]!.deployments).toMatchObject([
          { status: 'PRIMARY', rolloutState: 'COMPLETED' },
        ]);
        expect(services![0]!.events![0]!.message).toMatch(STEADY);
      },
    ),
    { numRuns: RUNS, seed: 2 },
  );
  counted.end();
}, 600_000);

test('nothing lives after its delete: no task, no network interface, and the cluster can go', async () => {
  const counted = proof('properties: nothing lives after its delete');
  await assert(
    asyncProperty(array(moves, { minLength: 3, maxLength: 15 }), async (sequence) => {
      const open = await begin();
      const { aws, ecs, ec2 } = open;
      const empty = kindsIn(await aws.inventory());
      for (const move of sequence) await make(open, move);
      for (const which of [0, 1]) await make(open, { kind: 'delete', which });
      const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'demo' }));
      for (const task of taskArns!) {
        await ecs.send(new StopTaskCommand({ cluster: 'demo', task }));
      }
      await sleep(aws, 60 * 60_000);
      expect(kindsIn(await aws.inventory())).toEqual(empty);
      const left = await ecs.send(new ListTasksCommand({ cluster: 'demo' }));
      const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
      expect([left.taskArns, NetworkInterfaces]).toEqual([[], []]);
      const { cluster } = await ecs.send(new DeleteClusterCommand({ cluster: 'demo' }));
      expect(cluster!.status).toBe('INACTIVE');
      counted.pass();
    }),
    { numRuns: RUNS, seed: 3 },
  );
  counted.end();
}, 600_000);

test('the same calls with the same seed give the same bytes', async () => {
  const counted = proof('properties: same seed, same bytes');
  await assert(
    asyncProperty(array(moves, { minLength: 5, maxLength: 15 }), async (sequence) => {
      const tell = async () => {
        const open = await begin();
        for (const move of sequence) await make(open, move);
        return JSON.stringify([open.aws.journal.entries, await open.aws.inventory()]);
      };
      expect((await tell()) === (await tell())).toBe(true);
      counted.pass();
    }),
    { numRuns: RUNS, seed: 4 },
  );
  counted.end();
}, 600_000);

/** Lists the resources that are alive, by kind and id. */
function kindsIn(inventory: readonly InventoryItem[]): string[] {
  return inventory.map(({ kind, id }) => `${kind} ${id}`);
}
