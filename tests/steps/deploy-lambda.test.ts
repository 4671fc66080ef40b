import {
  CreateFunctionUrlConfigCommand,
  DeleteFunctionUrlConfigCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { AccountsBefore } from '../../quality/harness/account-before.ts';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { createFunctionRole } from '../../scripts/steps/create-function-role.ts';
import { createFunctionUrl } from '../../scripts/steps/create-function-url.ts';
import { deployLambda } from '../../scripts/steps/deploy-lambda.ts';
import type { Step } from '../../src/engine/step.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

const FunctionName = 'fargate-tutorial';
const REGISTRY = '111122223333.dkr.ecr.us-east-1.amazonaws.com';
const accounts = new AccountsBefore(Promise.resolve<Rows>(new Map()));

/** An account in which a step was done, after all that it needs. */
async function after(step: Step, given: Record<string, string> = {}) {
  const run = await openLocalRun({ rows: await accounts.before(step), given });
  await run.runner.run(step);
  return run;
}

test('a function is made from the repository that has the name of the tutorial', async () => {
  const { aws } = await after(deployLambda);
  expect(await functionsIn(aws)).toEqual([`${REGISTRY}/fargate-tutorial:v1`]);
});

test('the image from Docker Hub is refused in the words of Lambda, and nothing is made', async () => {
  const run = await openLocalRun({
    rows: await accounts.before(deployLambda),
    given: { lambdaImage: 'docker.io/leesjensen/cs329:linux-v2' },
  });
  await expect(run.runner.run(deployLambda)).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message:
      'Source image docker.io/leesjensen/cs329:linux-v2 is not valid. Provide a valid source image.',
  });
  expect(await functionsIn(run.aws)).toEqual([]);
});

test('an image that somebody gave it by hand is seen, and replaced', async () => {
  const { session, aws, rows } = await after(deployLambda);
  const ImageUri = `${REGISTRY}/another:v9`;
  await session.clients.lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ImageUri }));
  await aws.pass(60_000);
  const again = await openLocalRun({ rows });
  expect(await again.runner.find(deployLambda)).toMatchObject({ unfinished: true });
  await again.runner.run(deployLambda);
  expect(await functionsIn(again.aws)).toEqual([`${REGISTRY}/fargate-tutorial:v1`]);
});

test('an address that somebody opened to everybody is closed', async () => {
  const { session, rows } = await after(createFunctionUrl);
  const { lambda } = session.clients;
  await lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName }));
  await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE' }));
  const again = await openLocalRun({ rows });
  expect(await again.runner.run(createFunctionUrl)).toMatchObject({ result: 'made' });
  const [found] = (await again.aws.inventory()).filter(({ kind }) => kind === 'function-url');
  expect(found?.content).toMatchObject({ authType: 'AWS_IAM' });
});

test('the role of one Region is not taken for that of another', async () => {
  const { rows } = await after(createFunctionRole);
  const elsewhere = await openLocalRun({ rows, region: 'eu-west-1' });
  await expect(elsewhere.runner.run(createFunctionRole)).rejects.toThrow(
    'was made in another Region, as its description says, and this is eu-west-1',
  );
});

// --- internal ---

type LocalAws = Awaited<ReturnType<typeof openLocalRun>>['aws'];

async function functionsIn(aws: LocalAws): Promise<unknown[]> {
  return (await aws.inventory())
    .filter(({ kind }) => kind === 'function')
    .map(({ content }) => (content as { imageUri: string }).imageUri);
}
