import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { audited } from '../../quality/harness/audited-account.ts';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { AUDIT_RECORDING, RECORDINGS } from '../../src/site/build/paths.ts';
import { core } from '../../scripts/tracks/core.ts';
import { callsOf, POLICIES } from '../../src/site/weaving/whole-policy.ts';
import { enforce } from '../../src/local-aws/policy/enforce.ts';
import { audit, type Audit } from '../../src/engine/audit.ts';
import { policyOf, type Policy } from '../../src/engine/permissions.ts';
import { parseConceptRecording } from '../../src/engine/concept-recording.ts';

const file = `${RECORDINGS}/${AUDIT_RECORDING}`;
const { empty, full } = parseConceptRecording(readFileSync(file, 'utf8'), file);
const auditCalls = [...empty.calls, ...full.calls];
const done = await audited();

/** Audits an account in which the tutorial has been done, and somebody has a load balancer. */
async function auditUnder(policy: Policy): Promise<Audit> {
  const { aws, session } = await openLocalRun({ rows: done.rows });
  aws.guards.push(enforce(policy));
  return audit(session);
}

test('under the policies of the tutorial and of the audit it is done, audited and taken back', async () => {
  const { aws, runner, session } = await openLocalRun();
  const parts = POLICIES.filter(({ id }) => ['tutorial', 'audit'].includes(id));
  const ofTracks = parts.map((part) =>
    policyOf(callsOf(part, 'tests/engine/audit-permissions.test.ts')),
  );
  aws.guards.push(enforce(...ofTracks));
  for (const step of core.steps) await runner.run(step);
  expect((await audit(session)).alive).not.toEqual([]);
  for (const step of core.steps.toReversed()) await runner.undo(step);
  expect((await audit(session)).alive).toEqual([]);
});

test('the audit sees all under exactly what it called, and says what it does not see without any action of it', async () => {
  const policy = policyOf(auditCalls);
  const whole = await auditUnder(policy);
  expect(whole.alive.length).toBeGreaterThan(0);
  expect(whole.unread).toEqual([]);
  const actions = [...new Set(policy.Statement.flatMap(({ Action }) => Action))];
  expect(actions.length).toBeGreaterThan(10);
  for (const action of actions) {
    const Statement = policy.Statement.map((statement) => ({
      ...statement,
      Action: [statement.Action].flat().filter((each) => each !== action),
    })).filter(({ Action }) => Action.length > 0);
    const { alive, unread } = await auditUnder({ ...policy, Statement });
    expect(unread.length, action).toBeGreaterThan(0);
    for (const { why } of unread) expect(why).toMatch(/not authorized/);
    // All that it may list is listed all the same.
    expect(alive.length, action).toBeGreaterThan(0);
  }
});
