import { StopTaskCommand } from '@aws-sdk/client-ecs';
import { expect } from 'vitest';
import { engineForTests, testOn } from './engine-for-tests.ts';
import { useEngine } from './engine-fixtures.ts';
import { get } from './serving-fixtures.ts';

const found = await engineForTests();
const onEngine = testOn(found, 'Real containers');
const account = useEngine(found, `test ${process.pid}`);

onEngine('an app answers at its public address, and its output is in CloudWatch Logs', async () => {
  const open = account();
  const environment = [{ name: 'GREETING', value: 'hello from a container' }];
  const portMappings = [{ containerPort: 80 }];
  const arn = await open.run([{ portMappings, environment }]);
  await open.running(arn);
  const url = await open.urlOf(arn);
  await expect
    .poll(() => get(open.aws, url).catch(String), { timeout: 20_000 })
    .toBe('200 hello from a container');
  await open.clients.ecs.send(new StopTaskCommand({ cluster: 'demo', task: arn }));
  const { containers, stopCode } = await open.stopped(arn);
  expect(stopCode).toBe('UserInitiated');
  expect(containers![0]).toMatchObject({ lastStatus: 'STOPPED', exitCode: 0 });
  expect(await open.linesOf(arn, 'app')).toEqual(['listening on 80', 'asked to stop']);
});

onEngine('a container that takes more memory than it may is killed', async () => {
  const open = account();
  const arn = await open.run([{ portMappings: [{ containerPort: 80 }], memory: 64 }]);
  await open.running(arn);
  const url = await open.urlOf(arn);
  await expect
    .poll(() => get(open.aws, `${url}/leak`).catch(String), { timeout: 20_000 })
    .toContain('reset');
  const { containers, stopCode, stoppedReason } = await open.stopped(arn);
  expect({ stopCode, stoppedReason }).toEqual({
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
  });
  expect(containers![0]).toMatchObject({
    exitCode: 137,
    reason: 'OutOfMemoryError: Container killed due to memory usage',
  });
});

onEngine('a container that does not mind SIGTERM is killed after its stop timeout', async () => {
  const open = account();
  const arn = await open.run([{ command: ['deaf'], stopTimeout: 3 }]);
  await open.running(arn);
  await open.clients.ecs.send(new StopTaskCommand({ cluster: 'demo', task: arn }));
  const { containers, stoppingAt, executionStoppedAt } = await open.stopped(arn);
  expect(containers![0]!.exitCode).toBe(137);
  expect(executionStoppedAt!.getTime() - stoppingAt!.getTime()).toBeGreaterThanOrEqual(3000);
});

onEngine(
  'containers of a task share a network and a volume, and start in their order',
  async () => {
    const open = account();
    const mountPoints = [{ sourceVolume: 'shared', containerPath: '/shared' }];
    const arn = await open.run(
      [
        { name: 'server', portMappings: [{ containerPort: 80 }] },
        {
          name: 'writer',
          essential: false,
          command: ['keep', '/shared/file'],
          environment: [{ name: 'GREETING', value: 'written by another' }],
          mountPoints,
        },
        {
          name: 'reader',
          essential: false,
          command: ['show', '/shared/file'],
          mountPoints,
          dependsOn: [{ containerName: 'writer', condition: 'SUCCESS' }],
        },
        // It reaches the server at the address of itself.
        {
          name: 'neighbour',
          command: ['check'],
          dependsOn: [{ containerName: 'reader', condition: 'COMPLETE' }],
        },
      ],
      { volumes: [{ name: 'shared' }] },
    );
    const { containers } = await open.stopped(arn);
    const codes = containers!.map(({ name, exitCode }) => `${name} ${exitCode}`);
    expect(codes).toEqual(['server 0', 'writer 0', 'reader 0', 'neighbour 0']);
    expect(await open.linesOf(arn, 'reader')).toEqual(['written by another']);
  },
);

onEngine('an image that cannot be pulled fails the task in the words of ECS', async () => {
  const open = account();
  const arn = await open.run([{ image: 'localhost:1/nothing/here:1' }]);
  const { stopCode, stoppedReason } = await open.stopped(arn);
  expect(stopCode).toBe('TaskFailedToStart');
  expect(stoppedReason).toMatch(
    /^CannotPullContainerError: pull image manifest has been retried 5 time\(s\): failed to resolve ref localhost:1\/nothing\/here:1: /,
  );
});
