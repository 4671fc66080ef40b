import { expect, test } from 'vitest';
import { accountBefore } from '../../../quality/harness/account-before.ts';
import { recordedCallsOf } from '../../../quality/harness/recorded-calls.ts';
import { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import { createLoadBalancer } from '../../../scripts/steps/create-load-balancer.ts';
import { policyOf } from '../../../src/engine/permissions.ts';
import { policyOutlivesAKill } from './law-resumed.ts';
import { LAW_RUN } from './open-law-run.ts';

test('a policy without what only a run after a kill needs is found out', async () => {
  const step = createLoadBalancer;
  const calls = recordedCallsOf(step.id);
  const poorer = calls.filter(({ operation }) => operation !== 'SetSecurityGroups');
  expect(poorer.length).toBeLessThan(calls.length);
  const fixture = new LawFixture(step, await accountBefore(step), LAW_RUN);
  expect(await policyOutlivesAKill(fixture, policyOf(poorer))).toMatch(
    /^create-load-balancer, run after a kill: expected its policy to allow elasticloadbalancing:SetSecurityGroups on \S+; found it refused$/,
  );
});
