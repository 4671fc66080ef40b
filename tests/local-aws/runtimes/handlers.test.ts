import {
  RevokeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2';
import { DescribeTasksCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import type { HandledImage } from '../../../src/local-aws/runtimes/handled-image.ts';
import { until } from '../services/ecs-balanced-fixtures.ts';
import { sleep } from '../services/ecs-fixtures.ts';
import { get, hello, openServing } from './serving-fixtures.ts';

/** A service of one task without a load balancer, and the address of that task. */
async function openOne(image: HandledImage, container: object = {}) {
  const open = await openServing({ httpd: image });
  await open.register('httpd:1', container);
  await open.create({ loadBalancers: [] });
  await until(open, async () => (await open.tasks())[0]?.lastStatus === 'RUNNING');
  const [task] = await open.tasks();
  const url = `http://${await open.addressOf(task!)}/`;
  const describe = async () => {
    const { tasks } = await open.ecs.send(
      new DescribeTasksCommand({ cluster: 'demo', tasks: [task!.taskArn!] }),
    );
    return tasks![0]!;
  };
  return { ...open, task: task!, url, describe };
}

test('a task answers at its public address, on the port of its mapping only', async () => {
  const { aws, url } = await openOne(hello);
  expect(await get(aws, url)).toBe('200 revision 1');
  await expect(get(aws, url.replace(/\/$/, ':8080/'))).rejects.toThrow('refused');
});

test('a closed security group lets nobody in', async () => {
  const { aws, url, ec2 } = await openOne(hello);
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const { GroupId, IpPermissions } = SecurityGroups![0]!;
  await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  await expect(get(aws, url)).rejects.toThrow('timed out');
});

test('a container that has started and does not listen yet refuses', async () => {
  const { aws, url } = await openOne({ ...hello, startsIn: 30 });
  await expect(get(aws, url)).rejects.toThrow('refused');
  await sleep(aws, 30_000);
  expect(await get(aws, url)).toBe('200 revision 1');
});

test('a container that leaks is killed as out of memory, and its service replaces it', async () => {
  const open = await openOne({
    ...hello,
    memory: 100,
    answer(_request, { memory, allocate }) {
      allocate(100);
      return new Response(`${memory.used} of ${memory.limit} MiB`);
    },
  });
  expect(await get(open.aws, open.url)).toBe('200 100 of 512 MiB');
  for (let leaks = 2; leaks <= 4; leaks++) await get(open.aws, open.url);
  await expect(get(open.aws, open.url)).rejects.toThrow('reset');
  await sleep(open.aws, 120_000);
  expect(await open.describe()).toMatchObject({
    lastStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    containers: [
      { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
    ],
  });
  const [next] = await open.tasks();
  expect(await get(open.aws, `http://${await open.addressOf(next!)}/`)).toBe('200 100 of 512 MiB');
});

test('a container that uses too much memory from its start never answers', async () => {
  const open = await openServing({ httpd: { ...hello, memory: 513 } });
  await open.register();
  await open.create({ loadBalancers: [] });
  await until(open, async () => (await open.tasks('STOPPED')).length > 0);
  expect((await open.tasks('STOPPED'))[0]!.containers).toMatchObject([{ exitCode: 137 }]);
});

test('a container that ignores SIGTERM is killed after its stop timeout; one that heeds it is not', async () => {
  const endOf = async (image: HandledImage) => {
    const open = await openOne(image, { stopTimeout: 20 });
    await open.ecs.send(new StopTaskCommand({ cluster: 'demo', task: open.task.taskArn }));
    await until(open, async () => (await open.describe()).lastStatus === 'STOPPING');
    const since = open.aws.account.now;
    await until(open, async () => (await open.describe()).lastStatus === 'DEPROVISIONING');
    const seconds = (open.aws.account.now - since) / 1000;
    return { seconds, code: (await open.describe()).containers![0]!.exitCode };
  };
  expect(await endOf({ ...hello, stop: 'ignores' })).toEqual({ seconds: 20, code: 137 });
  expect(await endOf({ ...hello, stop: { seconds: 25, code: 0 } })).toEqual({
    seconds: 20,
    code: 137,
  });
  expect(await endOf({ ...hello, stop: { seconds: 5, code: 143 } })).toEqual({
    seconds: 5,
    code: 143,
  });
});

test('a container that ends by itself ends its task with its code', async () => {
  const open = await openServing({ httpd: { ...hello, exit: { seconds: 7, code: 3 } } });
  await open.register();
  await open.create({ loadBalancers: [] });
  await until(open, async () => (await open.tasks('STOPPED')).length > 0);
  const [task] = await open.tasks('STOPPED');
  expect(task!.containers).toMatchObject([{ exitCode: 3 }]);
});

test('a declared health check replaces a task that fails it', async () => {
  const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 5, retries: 2 };
  const open = await openServing({ httpd: { ...hello, isHealthy: () => false } });
  await open.register('httpd:1', { healthCheck });
  await open.create({ loadBalancers: [] });
  await until(open, async () => (await open.tasks('STOPPED')).length > 0);
  const [task] = await open.tasks('STOPPED');
  expect(task!.stoppedReason).toBe('Task failed container health checks');
});

test('the app of a tag comes before the app of all tags, and that before the app of all images', async () => {
  const says = (text: string): HandledImage => ({ answer: () => new Response(text) });
  const images = { '*': says('any'), httpd: says('all tags'), 'httpd:2.4': says('one tag') };
  const answerOf = async (image: string) => {
    const open = await openServing(images);
    await open.register(image);
    await open.create({ loadBalancers: [] });
    await until(open, async () => (await open.tasks())[0]?.lastStatus === 'RUNNING');
    const [task] = await open.tasks();
    return get(open.aws, `http://${await open.addressOf(task!)}/`);
  };
  expect(await answerOf('docker.io/library/httpd:2.4')).toBe('200 one tag');
  expect(await answerOf('httpd:2.5')).toBe('200 all tags');
  expect(await answerOf('public.ecr.aws/docker/library/nginx:1')).toBe('200 any');
});

test('an image that is bound to nothing behaves as without a runtime', async () => {
  const open = await openServing({ nginx: hello });
  await open.register('httpd:1');
  await open.create({ loadBalancers: [] });
  await until(open, async () => (await open.tasks())[0]?.lastStatus === 'RUNNING');
  const [task] = await open.tasks();
  expect(await get(open.aws, `http://${await open.addressOf(task!)}/`)).toBe('nothing runs');
});
