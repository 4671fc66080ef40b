import { RunTaskCommand, type ContainerOverride } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openWorld } from '../found-by-users/found.ts';
import { refusal } from './refusal.ts';

/** Runs a task of the container `app`, which has a secret and a reservation, with an override. */
async function runWith(override: ContainerOverride) {
  const { ecs, makeRole, networkConfiguration, registerContainer } = await openWorld();
  const executionRoleArn = await makeRole('exec');
  const secrets = [{ name: 'TOKEN', valueFrom: 'token' }];
  await registerContainer({ memoryReservation: 256, secrets }, { executionRoleArn });
  return ecs.send(
    new RunTaskCommand({
      cluster: 'c1',
      taskDefinition: 'app',
      launchType: 'FARGATE',
      networkConfiguration,
      overrides: { containerOverrides: [{ name: 'app', ...override }] },
    }),
  );
}

const FILE = { value: 'arn:aws:s3:::bucket/a.env', type: 's3' as const };

// A task definition is told so, in these words; see the sources there.
const REFUSED: [string, ContainerOverride, string][] = [
  [
    'a variable with the name of a secret',
    { environment: [{ name: 'TOKEN', value: 'x' }] },
    "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'TOKEN'.",
  ],
  [
    'a variable without a name',
    { environment: [{ name: '', value: 'x' }] },
    'Environment variable name cannot be null or blank.',
  ],
  [
    'eleven files of variables',
    { environmentFiles: Array<typeof FILE>(11).fill(FILE) },
    'The maximum number of environment files was exceeded. Specify ten or less and try again.',
  ],
  [
    'a file of variables that is nowhere in S3',
    { environmentFiles: [{ ...FILE, value: 'https://example.com/a.env' }] },
    'Invalid arn syntax.',
  ],
  [
    'a GPU',
    { resourceRequirements: [{ type: 'GPU', value: '1' }] },
    'Tasks using the Fargate launch type do not support GPU resource requirements.',
  ],
  [
    'less memory than is reserved',
    { memory: 128 },
    "Invalid setting for container 'app'. 'memory' must be greater than or equal to 'memoryReservation'.",
  ],
];

test.each(REFUSED)(
  'a container cannot be given %s for one task',
  async (_what, override, message) => {
    expect(await refusal(runWith(override))).toMatchObject({ name: 'ClientException', message });
  },
);

test('a container can be given variables, a file of them and less memory for one task', async () => {
  const override = {
    environment: [{ name: 'COLOUR', value: 'red' }],
    environmentFiles: [FILE],
    memory: 256,
  };
  const { tasks } = await runWith(override);
  expect(tasks![0]!.overrides!.containerOverrides).toEqual([{ name: 'app', ...override }]);
});
