import { DescribeNotificationsForBudgetCommand } from '@aws-sdk/client-budgets';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { createBudget } from '../../scripts/steps/create-budget.ts';

test('without an address nobody is told, and the step says so', async () => {
  const { runner, events } = await openLocalRun();
  await runner.run(createBudget);
  expect(said(events)).toContain('It warns nobody. To get an email, add --email.');
  expect(said(events)).toContain('It learns about costs hours later, and it stops nothing.');
});

test('with an address there are two warnings, and a second run changes nothing', async () => {
  const given = { email: 'you@example.com' };
  const { runner, events, session } = await openLocalRun({ given });
  await runner.run(createBudget);
  expect(said(events)).toContain('ACTUAL GREATER_THAN 80 PERCENTAGE tells you@example.com');
  const { Notifications } = await session.clients.budgets.send(
    new DescribeNotificationsForBudgetCommand({
      AccountId: '111122223333',
      BudgetName: 'fargate-tutorial',
    }),
  );
  expect(Notifications!.map(({ Threshold }) => Threshold)).toEqual([80, 100]);
  expect(await runner.run(createBudget)).toMatchObject({ result: 'already there' });
});

test('the same with the AWS CLI has an empty list as a list', () => {
  const script = readFileSync('src/recordings/create-budget/aws-cli.sh', 'utf8');
  expect(script).toContain("--notifications-with-subscribers '[]'");
});

function said(events: readonly { type: string; text?: string }[]) {
  return events.map(({ text }) => text);
}
