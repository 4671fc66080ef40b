import { expect, test } from 'vitest';
import { accountBefore } from '../../../quality/harness/account-before.ts';
import { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import { createLoadBalancer } from '../../../scripts/steps/create-load-balancer.ts';
import { createService } from '../../../scripts/steps/create-service.ts';
import { defineStep, type Step } from '../../../src/engine/step.ts';
import { doneIsDone } from './law-settled.ts';
import { LAW_RUN } from './open-law-run.ts';

async function violationOf(step: object): Promise<string | undefined> {
  const lying = step as Step;
  return doneIsDone(new LawFixture(lying, await accountBefore(lying), LAW_RUN));
}

test('a step that does not wait for its deployment is found out', async () => {
  const lying = defineStep({
    ...createService,
    run: (context, needs, found) =>
      createService.run({ ...context, deployed: () => Promise.resolve() }, needs, found),
  });
  expect(await violationOf(lying)).toBe(
    'create-service, run: expected all that it began to have ended; found deployment IN_PROGRESS',
  );
});

test('a step that does not wait for its load balancer is found out', async () => {
  const lying = defineStep({
    ...createLoadBalancer,
    run: (context, needs, found) =>
      createLoadBalancer.run(
        { ...context, wait: () => Promise.resolve({} as never) },
        needs,
        found,
      ),
  });
  expect(await violationOf(lying)).toBe(
    'create-load-balancer, run: expected all that it began to have ended; found load balancer provisioning',
  );
});
