import { readFileSync } from 'node:fs';
import { CreateClusterCommand } from '@aws-sdk/client-ecs';
import { beforeAll, expect, test } from 'vitest';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { RECORDINGS, CONCEPT_RECORDINGS } from '../../src/site/build/paths.ts';
import { provePermissions } from '../../quality/harness/permission-proof.ts';
import { concepts } from '../../scripts/concepts/index.ts';
import { steps } from '../../scripts/steps/index.ts';
import {
  callsOf,
  lengthAnywhere,
  lengthOf,
  POLICY_LIMIT,
  POLICIES,
  wholePolicy,
} from '../../src/site/weaving/whole-policy.ts';
import { policyOf } from '../../src/engine/permissions.ts';
import { afterAll as afterTutorial } from '../../quality/harness/after-all.ts';
import { enforce } from '../../src/local-aws/policy/enforce.ts';
import { askedBy } from '../steps/asked-by.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { audit } from '../../src/engine/audit.ts';
import { parseConceptRecording } from '../../src/engine/concept-recording.ts';

const PAGE = 'tests/concepts/permissions.test.ts';

function callsOfConcept(id: string) {
  const file = `${RECORDINGS}/${CONCEPT_RECORDINGS}/${id}/record.json`;
  const { empty, full } = parseConceptRecording(readFileSync(file, 'utf8'), file);
  return [...empty.calls, ...full.calls];
}

let full: Rows;
beforeAll(async () => {
  full = (await afterTutorial()).rows;
});

test.each(concepts.map((concept) => [concept.id, concept] as const))(
  'the permissions that the page of %s names are enough, and none is too much',
  async (id, concept) => {
    const asked = await askedBy(concept, full);
    expect(provePermissions(policyOf(callsOfConcept(id)), asked)).toMatchObject({
      refused: undefined,
      idle: [],
    });
  },
);

test('the whole tutorial, its undos and the concepts pass under the one policy of the page "Permissions", the other tracks and the audit under theirs', async () => {
  const policy = wholePolicy(PAGE);
  const ofParts = POLICIES.map((part) => policyOf(callsOf(part, PAGE)));
  const { aws, runner, session } = await openLocalRun();
  aws.guards.push(enforce(policy, ...ofParts));
  for (const step of [...steps, ...concepts]) await runner.run(step);
  expect((await audit(session)).alive).not.toEqual([]);
  for (const step of steps.toReversed()) await runner.undo(step);
  expect((await audit(session)).alive).toEqual([]);
});

test('IAM takes the one policy in the Region of the recordings, and each part in every Region', () => {
  expect(lengthOf(wholePolicy(PAGE))).toBeLessThanOrEqual(POLICY_LIMIT);
  for (const part of POLICIES) {
    const policy = policyOf(callsOf(part, PAGE));
    const elsewhere = JSON.stringify(policy).replaceAll('us-east-1', 'ap-southeast-2');
    expect(lengthAnywhere(policy)).toBe(elsewhere.length);
    expect(elsewhere.length).toBeLessThanOrEqual(POLICY_LIMIT);
  }
});

test('where there is another cluster, the audit works as it does elsewhere, and the concepts need to see it', async () => {
  const { aws, runner, session } = await openLocalRun({ rows: full });
  const alone = await audit(session);
  await session.clients.ecs.send(new CreateClusterCommand({ clusterName: 'another' }));
  const policy = wholePolicy(PAGE);
  const ofAudit = policyOf(
    callsOf(
      POLICIES.find(({ id }) => id === 'audit')!,
      PAGE,
    ),
  );
  aws.guards.push(enforce(policy, ofAudit));
  expect(await audit(session)).toEqual(alone);
  aws.guards.splice(-1, 1, enforce(policy));
  await expect(runner.run(concepts.find(({ id }) => id === 'task')!)).rejects.toThrow(
    /ecs:ListTasks|ecs:DescribeClusters/,
  );
  // The statement that the page says to allow.
  const Action = [
    'ecs:DescribeClusters',
    'ecs:ListServices',
    'ecs:DescribeServices',
    'ecs:ListTasks',
    'ecs:DescribeTasks',
  ];
  const Statement = [...policy.Statement, { Effect: 'Allow' as const, Action, Resource: '*' }];
  aws.guards.splice(-1, 1, enforce({ ...policy, Statement }));
  for (const concept of concepts) await runner.run(concept);
});
