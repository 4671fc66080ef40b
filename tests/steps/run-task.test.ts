import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { LawFixture } from '../../quality/recorded-laws/law-fixture.ts';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { createService } from '../../scripts/steps/create-service.ts';
import { runTask } from '../../scripts/steps/run-task.ts';

/** The ids of all tasks that were ever started, those that have stopped too. */
async function everStarted({ session }: LocalRun): Promise<string[]> {
  const { ecs } = session.clients;
  const found: string[] = [];
  for (const desiredStatus of ['RUNNING', 'STOPPED'] as const) {
    const input = { cluster: session.where.name, desiredStatus };
    found.push(...((await ecs.send(new ListTasksCommand(input))).taskArns ?? []));
  }
  return found;
}

test('killed after any call and run again, it has started one task', async () => {
  const fixture = new LawFixture(runTask, await accountBefore(runTask));
  const { killed } = await fixture.first();
  expect(killed.length).toBeGreaterThan(3);
  for (const rows of killed) {
    const again = await openLocalRun({ rows });
    await again.runner.run(runTask);
    expect(await everStarted(again)).toHaveLength(1);
  }
});

test('a task that ECS does not list yet is not started a second time', async () => {
  let killed = false;
  const run: LocalRun = await openLocalRun({
    rows: await accountBefore(runTask),
    async afterReply() {
      const { operation, error } = run.aws.journal.entries.at(-1)!;
      if (operation !== 'RunTask' || error || killed) return;
      killed = true;
      await run.aws.inject({ kind: 'lagging-read', operation: 'ListTasks', count: 2 });
      throw new Error('killed');
    },
  });
  await expect(run.runner.run(runTask)).rejects.toThrow('killed');
  await run.runner.run(runTask);
  const calls = run.aws.journal.entries.filter(
    ({ operation, error }) => operation === 'RunTask' && !error,
  );
  expect(calls).toHaveLength(2);
  expect(await everStarted(run)).toHaveLength(1);
});

test('a command that failed is not run again, unless under the next number', async () => {
  const rows = await accountBefore(runTask);
  const first = await openLocalRun({ rows, given: { command: 'exit 3' } });
  await expect(first.runner.run(runTask)).rejects.toMatchObject({
    name: 'StepError',
    next: "npm run step:run-task -- --command 'exit 3' --attempt 2",
  });
  const again = await openLocalRun({ rows: first.rows, given: { command: 'exit 3' } });
  await expect(again.runner.run(runTask)).rejects.toMatchObject({ name: 'StepError' });
  expect(await everStarted(again)).toHaveLength(1);
  const next = await openLocalRun({ rows: again.rows, given: { command: 'true', attempt: '2' } });
  await next.runner.run(runTask);
  expect(await everStarted(next)).toHaveLength(2);
});

test('an hour after it stopped nothing is found, and the same command runs anew', async () => {
  const run = await openLocalRun({ rows: await accountBefore(runTask) });
  await run.runner.run(runTask);
  expect(await run.runner.find(runTask)).toBeDefined();
  await run.aws.advanceTo(run.aws.account.now + 61 * 60_000);
  expect(await run.runner.find(runTask)).toBeUndefined();
  await run.runner.run(runTask);
  expect(await everStarted(run)).toHaveLength(1);
});

test('undo stops what runs, whatever flags it was started with, and no task of the service', async () => {
  const first = await openLocalRun({
    rows: await accountBefore(runTask),
    given: { command: 'sleep 3600' },
  });
  await first.runner.run(createService);
  await expect(first.runner.run(runTask)).rejects.toThrow('it is still RUNNING');
  const undone = await openLocalRun({ rows: first.rows });
  await undone.runner.undo(runTask);
  const { ecs } = undone.session.clients;
  const { tasks } = await ecs.send(
    new DescribeTasksCommand({ cluster: 'fargate-tutorial', tasks: await everStarted(undone) }),
  );
  const stopped = tasks!.filter(({ lastStatus }) => lastStatus === 'STOPPED');
  expect(stopped).toMatchObject([{ startedBy: 'run-task', stopCode: 'UserInitiated' }]);
  expect(tasks!.filter(({ lastStatus }) => lastStatus === 'RUNNING')).toHaveLength(1);
});
