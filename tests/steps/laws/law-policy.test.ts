import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyIsNarrow } from './law-policy.ts';
import { recordedCallsOf } from '../../../quality/harness/recorded-calls.ts';
import { MAKES_TOO, SHARED, WIDE } from './wide-actions.ts';
import { createCluster } from '../../../scripts/steps/create-cluster.ts';
import { createLogGroup } from '../../../scripts/steps/create-log-group.ts';
import { createService } from '../../../scripts/steps/create-service.ts';
import { createTaskRole } from '../../../scripts/steps/create-task-role.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { prepareNetwork } from '../../../scripts/steps/prepare-network.ts';
import { registerTaskDefinition } from '../../../scripts/steps/register-task-definition.ts';
import { concepts } from '../../../scripts/concepts/index.ts';
import { parseConceptRecording } from '../../../src/engine/concept-recording.ts';
import { RECORDINGS, CONCEPT_RECORDINGS } from '../../../src/site/build/paths.ts';
import { grantable, policyOf, type Policy } from '../../../src/engine/permissions.ts';
import type { Step } from '../../../src/engine/step.ts';

/** Returns the law's verdict on a step's policy in which a text stands for another, everywhere. */
async function withText(step: object, text: string, other: string): Promise<string | undefined> {
  const { id } = step as Step;
  const policy = JSON.stringify(policyOf(recordedCallsOf(id)));
  expect(policy).toContain(text);
  return policyIsNarrow(step as Step, [JSON.parse(policy.replaceAll(text, other)) as Policy]);
}

const ROLE = 'role/fargate-tutorial-task-role';

test.each([
  [
    'every role',
    createTaskRole,
    ROLE,
    'role/*',
    'iam:GetRole on arn:aws:iam::111122223333:role/fargate-tutorial-2-task-role in a run of the name fargate-tutorial-2',
  ],
  [
    'what begins as ours',
    createTaskRole,
    ROLE,
    'role/fargate-tutorial*',
    'iam:GetRole on arn:aws:iam::111122223333:role/fargate-tutorial-2-task-role in a run of the name fargate-tutorial-2',
  ],
  [
    'what ends as ours',
    createTaskRole,
    ROLE,
    `role/*fargate-tutorial-task-role`,
    'iam:GetRole on arn:aws:iam::111122223333:role/my-fargate-tutorial-task-role in a run of the name my-fargate-tutorial',
  ],
  [
    'the same in every account',
    createTaskRole,
    '::111122223333:',
    '::*:',
    'iam:GetRole on arn:aws:iam::444455556666:role/fargate-tutorial-task-role in another account',
  ],
  [
    'the same in every Region',
    createLogGroup,
    'logs:us-east-1',
    'logs:*',
    'logs:CreateLogGroup on arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/fargate-tutorial:* in eu-west-1',
  ],
  [
    'lists in every Region',
    createLogGroup,
    '"StringEquals":{"aws:RequestedRegion":"us-east-1"}',
    '"StringLike":{"aws:RequestedRegion":"*"}',
    'logs:DescribeLogGroups on * in eu-west-1',
  ],
  [
    'every run of the project',
    prepareNetwork,
    '"aws:ResourceTag/run":"fargate-tutorial"',
    '"aws:ResourceTag/step":"prepare-network"',
    'ec2:AuthorizeSecurityGroupIngress on arn:aws:ec2:us-east-1:111122223333:security-group/sg-01a53828a23150221 in a run of the name fargate-tutorial-2',
  ],
  [
    'runs of any project',
    prepareNetwork,
    '"aws:ResourceTag/project":"fargate-step-by-step"',
    '"aws:ResourceTag/step":"prepare-network"',
    '"project":"somebody-else","run":"fargate-tutorial"',
  ],
  [
    'what somebody else called as ours',
    createCluster,
    ',"Condition":{"StringEquals":{"aws:ResourceTag/project":"fargate-step-by-step","aws:ResourceTag/run":"fargate-tutorial"}}',
    '',
    'ecs:DeleteCluster on arn:aws:ecs:us-east-1:111122223333:cluster/fargate-tutorial where the tags are {"project":"somebody-else","run":"fargate-tutorial"}',
  ],
  [
    'services of every cluster',
    createService,
    'service/fargate-tutorial/fargate-tutorial',
    'service/*',
    'ecs:DescribeServices on arn:aws:ecs:us-east-1:111122223333:service/fargate-tutorial-2/fargate-tutorial-2 in a run of the name fargate-tutorial-2',
  ],
  [
    'every family',
    registerTaskDefinition,
    'task-definition/fargate-tutorial:*',
    'task-definition/*',
    'ecs:RegisterTaskDefinition on arn:aws:ecs:us-east-1:111122223333:task-definition/fargate-tutorial-2:*',
  ],
  [
    'tags of other keys',
    createLogGroup,
    '"aws:TagKeys":["inputs",',
    '"aws:TagKeys":["cost-center","inputs",',
    'logs:TagResource on arn:aws:logs:us-east-1:111122223333:log-group:/ecs/fargate-tutorial with the tag {"cost-center":"4711"} too',
  ],
])('a policy that allows %s is found out', async (_what, step, text, wider, expected) => {
  const violation = await withText(step, text, wider);
  expect(violation).toContain(`${step.id}: expected its policy to refuse `);
  expect(violation).toContain(expected);
  expect(violation).toContain('; found it allowed by [{');
});

test('the policies of the concepts allow no more than what is ours', async () => {
  expect(concepts.length).toBeGreaterThan(0);
  for (const concept of concepts) {
    expect(await policyIsNarrow(concept, [policyOf(callsOfConcept(concept))])).toBeUndefined();
  }
});

test('what no policy can keep to ours is in some policy, each of it', () => {
  const calls = [
    ...steps.flatMap(({ id }) => recordedCallsOf(id)),
    ...concepts.flatMap(callsOfConcept),
  ];
  const permissions = calls.flatMap(({ permissions }) => permissions);
  const onAnything = permissions
    .filter(({ resource }) => /[*:/]$/.test(grantable(resource)))
    .map(({ action }) => action);
  for (const action of Object.keys(WIDE)) expect(onAnything).toContain(action);
  for (const action of Object.keys(MAKES_TOO)) {
    expect(permissions.map((each) => each.action)).toContain(action);
  }
  for (const { resource } of SHARED) {
    expect(permissions.some((each) => resource.test(each.resource))).toBe(true);
  }
});

function callsOfConcept({ id }: Step) {
  const file = `${RECORDINGS}/${CONCEPT_RECORDINGS}/${id}/record.json`;
  const { empty, full } = parseConceptRecording(readFileSync(file, 'utf8'), file);
  return [...empty.calls, ...full.calls];
}
