import { expect, test } from 'vitest';
import { LAW_RUN } from './open-law-run.ts';
import { accountBefore } from '../../../quality/harness/account-before.ts';
import { errorsEndIt } from './law-errors.ts';
import { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import { createCluster } from '../../../scripts/steps/create-cluster.ts';
import { createExecutionRole } from '../../../scripts/steps/create-execution-role.ts';
import { createLogGroup } from '../../../scripts/steps/create-log-group.ts';
import { createTaskRole } from '../../../scripts/steps/create-task-role.ts';
import { defineStep, StepError, type Step } from '../../../src/engine/step.ts';
import { making } from '../making.ts';

async function violationOf(step: object): Promise<string | undefined> {
  const lying = step as Step;
  return errorsEndIt(new LawFixture(lying, await accountBefore(lying), LAW_RUN));
}

test('a retry that takes every error for one that passes is found out', async () => {
  const retry = { when: () => true, because: 'it may pass', every: 5, atMost: 60 };
  const lying = defineStep({
    ...createExecutionRole,
    run: (context, needs, found) =>
      createExecutionRole.run(
        { ...context, retryUntilConsistent: (call) => context.retry(retry, call) },
        needs,
        found,
      ),
  });
  expect(await violationOf(lying)).toBe(
    'create-execution-role, run, call 3, iam:AttachRolePolicy: expected it to end with the refusal of IAM; found that it called iam:AttachRolePolicy after that',
  );
});

test('a find that takes a refusal for "there is none" is found out', async () => {
  expect(await violationOf({ ...createTaskRole, absent: Error })).toBe(
    'create-task-role, run, call 1, iam:GetRole: expected it to end with the refusal of IAM; found that it called iam:CreateRole after that',
  );
});

test('an exception that says other things too is not "there is none"', async () => {
  const lying = defineStep({
    ...createLogGroup,
    async find(context) {
      try {
        return await making(createLogGroup).find(context);
      } catch (error) {
        if (error instanceof Error && error.name === 'InvalidParameterException') return undefined;
        throw error;
      }
    },
  });
  expect(await violationOf(lying)).toBe(
    'create-log-group, run, call 1, logs:DescribeLogGroups: expected it to end with InvalidParameterException; found that it called logs:CreateLogGroup after that',
  );
});

test('an undo that goes on when it was refused is found out', async () => {
  const lying = defineStep({
    ...making(createTaskRole),
    async undo(context, found) {
      await making(createTaskRole)
        .undo(context, found)
        .catch(() => context.say('It may be gone.'));
    },
  });
  expect(await violationOf(lying)).toBe(
    'create-task-role, undo, call 2, iam:DeleteRole: expected it to end with the refusal of IAM; found that it ended as if nothing had happened',
  );
});

test('a wait that takes a refusal for "not yet" is found out', async () => {
  const lying = defineStep({
    ...createCluster,
    run: (context, needs, found) =>
      createCluster.run(
        {
          ...context,
          wait: (each) =>
            context.wait({
              ...each,
              poll: () => each.poll().catch(() => ({ state: 'not visible yet' })),
            }),
        },
        needs,
        found,
      ),
  });
  expect(await violationOf(lying)).toMatch(
    /^create-cluster, run, call \d+, ecs:DescribeClusters: expected it to end with the refusal of IAM; found that it called ecs:DescribeClusters after that$/,
  );
});

test('a refusal in words of our own is found out', async () => {
  const lying = defineStep({
    ...createTaskRole,
    async run(context, needs, found) {
      try {
        return await createTaskRole.run(context, needs, found);
      } catch {
        throw new StepError('The role could not be made.');
      }
    },
  });
  expect(await violationOf(lying)).toBe(
    'create-task-role, run, call 2, iam:CreateRole: expected it to end with the refusal of IAM; found "The role could not be made."',
  );
});
