import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { beforeAll, expect } from 'vitest';
import { z } from 'zod';
import { LINE_PORT } from '../../../src/local-aws/runtimes/engine/call-lines.ts';
import { listContainers } from '../../../src/local-aws/runtimes/engine/engine-containers.ts';
import { allowing } from '../services/enforced-fixtures.ts';
import { engineForTests, importImage, testOn, theEngine } from './engine-for-tests.ts';
import { useEngine } from './engine-fixtures.ts';

const IMAGE = 'localhost/fargate-step-by-step-sdk:1';
const ROLE = 'arn:aws:iam::111122223333:role/worker';

const found = await engineForTests();
const onEngine = testOn(found, 'Calls of real containers');
const identity = `calls ${process.pid}`;
const account = useEngine(found, identity, true);

beforeAll(async () => {
  if (typeof found === 'string') return;
  await importImage(found, IMAGE, await filesOfApp(), ['/node', '/app.mjs']);
  const { clients, clock } = account();
  await clients.iam.send(
    new CreateRoleCommand({
      RoleName: 'worker',
      AssumeRolePolicyDocument: allowing({
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    }),
  );
  await clients.iam.send(
    new PutRolePolicyCommand({
      RoleName: 'worker',
      PolicyName: 'own',
      PolicyDocument: allowing({ Action: 'ecs:ListClusters', Resource: '*' }),
    }),
  );
  await clock.advance(60_000);
}, 120_000);

const container = z.looseObject({
  DockerId: z.string(),
  Name: z.string(),
  Image: z.string(),
  ContainerARN: z.string(),
});
const stats = z.looseObject({
  memory_stats: z.looseObject({ usage: z.number().positive() }),
  networks: z.record(z.string(), z.looseObject({ rx_bytes: z.number().positive() })),
});
const printed = z.object({
  container,
  task: z.looseObject({
    TaskARN: z.string(),
    Family: z.string(),
    Revision: z.string(),
    Limits: z.object({ CPU: z.number(), Memory: z.number() }),
    Containers: z.array(container),
  }),
  stats,
  taskStats: z.record(z.string(), stats),
  Arn: z.string(),
  mayListClusters: z.string(),
  mayListTaskDefinitions: z.string(),
  control: z.number(),
});

onEngine(
  'an SDK in a container calls this AWS as the role of its task, and reads its metadata',
  async () => {
    const open = account();
    const size = { cpu: '1024', memory: '2048', taskRoleArn: ROLE };
    const arn = await open.run([{ name: 'worker', image: IMAGE }], size);
    await open.stopped(arn);
    const lines = await open.linesOf(arn, 'worker');
    const said = printed.parse(JSON.parse(lines.join('\n')));
    const { runtimeId, containerArn } = (await open.stopped(arn)).containers![0]!;
    expect(said.task).toMatchObject({
      TaskARN: arn,
      Family: 'demo',
      Revision: '1',
      Limits: { CPU: 1, Memory: 2048 },
    });
    expect(said.container).toMatchObject({
      DockerId: runtimeId,
      Name: 'worker',
      Image: IMAGE,
      ContainerARN: containerArn,
    });
    expect(said.task.Containers.map(({ DockerId }) => DockerId)).toEqual([runtimeId]);
    expect(Object.keys(said.taskStats)).toEqual([runtimeId]);
    expect(said.Arn).toBe(`arn:aws:sts::111122223333:assumed-role/worker/${arn.split('/').at(-1)}`);
    expect(said.mayListClusters).toBe('let in');
    expect(said.mayListTaskDefinitions).toContain(
      'AccessDeniedException: User: ' +
        said.Arn +
        ' is not authorized to perform: ecs:ListTaskDefinitions',
    );
    // A container cannot reset the account.
    expect(said.control).toBe(404);
  },
  300_000,
);

onEngine('who does not know the word of a task gets no call of it', async () => {
  const open = account();
  const arn = await open.run([{ command: ['serve'] }]);
  await open.running(arn);
  const listed = await listContainers(theEngine(found).api, identity);
  const { outside } = listed
    .find(({ taskArn, containerArn }) => taskArn === arn && containerArn === undefined)!
    .ports.find(({ inside }) => inside === LINE_PORT)!;
  const stranger = createConnection({ host: '127.0.0.1', port: outside });
  stranger.write('0'.repeat(32));
  const heard = await new Promise((closed) => {
    stranger.once('data', closed);
    stranger.once('error', () => closed('closed'));
    stranger.once('close', () => closed('closed'));
  });
  expect(heard).toBe('closed');
});

/** Node.js with the libraries that it asks for, and the app with the SDK in one file. */
async function filesOfApp(): Promise<Record<string, Buffer>> {
  const bundled = await build({
    entryPoints: [new URL('sdk-app.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const libraries =
    execFileSync('ldd', [process.execPath])
      .toString()
      .match(/\/\S+(?= \()/g) ?? [];
  return {
    node: readFileSync(process.execPath),
    ...Object.fromEntries(libraries.map((path) => [path.slice(1), readFileSync(path)])),
    'app.mjs': Buffer.from(bundled.outputFiles[0]!.contents),
  };
}
