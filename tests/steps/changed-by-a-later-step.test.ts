import { TagResourceCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { afterAll as afterTutorial } from '../../quality/harness/after-all.ts';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { changedTag } from '../../src/engine/step.ts';

const NAME = 'fargate-tutorial';

/** An account after the tutorial, in which the service has another number of tasks; noted in its tags, or not. */
async function scaled({ noted }: { noted: boolean }) {
  const run = await afterTutorial();
  const { ecs } = run.session.clients;
  const { service } = await ecs.send(
    new UpdateServiceCommand({ cluster: NAME, service: NAME, desiredCount: 2 }),
  );
  if (noted) {
    const tags = [{ key: changedTag('desiredCount'), value: 'scale-on-load' }];
    await ecs.send(new TagResourceCommand({ resourceArn: service!.serviceArn, tags }));
  }
  await run.aws.pass(300_000);
  return run.rows;
}

async function rerun(rows: Awaited<ReturnType<typeof scaled>>, given: Record<string, unknown>) {
  const run = await openLocalRun({ rows, given });
  const { result } = await run.runner.run(createService);
  const found = (await run.runner.find(createService)) as { service: { desiredCount: number } };
  return { result, desiredCount: found.service.desiredCount };
}

test('a number of tasks that nobody answers for is brought back', async () => {
  const rows = await scaled({ noted: false });
  expect(await rerun(rows, {})).toEqual({ result: 'made', desiredCount: 1 });
});

test('a number of tasks that a later step answers for is left alone', async () => {
  const rows = await scaled({ noted: true });
  expect(await rerun(rows, {})).toEqual({ result: 'already there', desiredCount: 2 });
});

test('it is left alone also when the step runs again with another number', async () => {
  const rows = await scaled({ noted: true });
  expect(await rerun(rows, { desiredCount: '3' })).toEqual({ result: 'made', desiredCount: 2 });
  const again = await openLocalRun({ rows, given: { desiredCount: '3' } });
  await again.runner.run(createService);
});
