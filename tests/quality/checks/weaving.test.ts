import { describe, expect, test } from 'vitest';
import { closeUps } from '../../../quality/checks/close-ups.ts';
import { ownParts } from '../../../quality/checks/own-parts.ts';
import { requestFields } from '../../../quality/checks/request-fields.ts';
import { wholeCloseUps } from '../../../quality/checks/whole-close-ups.ts';
import { lie, pageOf, placeOf, problemsOf } from './lies.ts';

test.each([closeUps, ownParts, requestFields, wholeCloseUps])(
  'as the pages are: $name',
  async (check) => {
    expect(await problemsOf(check, 'index', pageOf('index').source)).toEqual([]);
  },
);

describe('a part of another program, of which nobody says so', () => {
  test.each([
    [
      'a transcript',
      'steps/create-log-group',
      '<StepPermissions id="create-log-group" />',
      '<StepTranscript id="create-task-role" />',
      'before it that names "create-task-role" or links to /steps/create-task-role/',
    ],
    [
      'what it may do',
      'steps/create-task-role',
      '<StepPermissions id="create-task-role" />',
      '<StepPermissions id="create-execution-role" />',
      '<StepPermissions> of "create-execution-role"',
    ],
    [
      'what it costs',
      'steps/create-service',
      '<StepPrice id="create-service" />',
      '<StepPrice id="create-cluster" />',
      'say before it whose it is: [Create the cluster](/steps/create-cluster/)',
    ],
    [
      'a value of its recorded run',
      'steps/deploy-lambda',
      '<Value of="deploy-lambda.run.calls.CreateFunction.input.MemorySize" />',
      '<Value of="run-task.run.calls.RunTask.input.count" />',
      "a value of this page's own step",
    ],
    [
      'its code, after a paragraph about another',
      'steps/create-execution-role',
      '<StepCode id="create-execution-role" region="undo" />',
      '<StepCode id="create-task-role" region="undo" />',
      '<StepCode> of "create-task-role"',
    ],
    [
      'the code of another concept',
      'concepts/cluster',
      '<ConceptCode id="cluster" region="list" />',
      '<ConceptCode id="task" region="list" />',
      'links to /concepts/task/',
    ],
    [
      'a program that is not there',
      'steps/create-task-role',
      '<StepPermissions id="create-task-role" />',
      '<StepPermissions id="create-tsak-role" />',
      'Did you mean "create-task-role"?',
    ],
    [
      'a concept that is not there',
      'concepts/cluster',
      '<ConceptEmpty id="cluster" />',
      '<ConceptEmpty id="clusters" />',
      'id="clusters". Did you mean "cluster"?',
    ],
    [
      'a concept where a step is meant',
      'steps/create-task-role',
      '<StepPermissions id="create-task-role" />',
      '<StepPermissions id="cluster" />',
      '<StepPermissions> with the id of a step | id="cluster"',
    ],
    [
      'a request, on the page of a step',
      'steps/create-cluster',
      '## Permissions',
      '<RequestField step="create-service" call="CreateService" field="cluster">In that cluster.</RequestField>',
      '<RequestField> of "create-service"',
    ],
  ])('%s', async (_what, slug, truth, untrue, says) => {
    expect((await lie(ownParts, slug, truth, untrue)).join('\n')).toContain(says);
  });

  test('is welcome where the sentence before says whose it is', async () => {
    const told =
      'In [Create the service](/steps/create-service/) it is this.\n\n<StepPrice id="create-service" />';
    expect(await lie(ownParts, 'steps/create-cluster', '## Permissions', told)).toEqual([]);
  });
});

describe('a close-up beside the wrong words', () => {
  test.each([
    [
      'names of another',
      'steps/create-cluster',
      'region="active"',
      'region="race"',
      'region="active"',
      'one that speaks more of the region',
    ],
    [
      'another part of the function',
      'steps/open-app',
      'from="const { tasks" to="networkInterfaceId"',
      'from="const url" to="return"',
      'from="const { tasks" to="networkInterfaceId"',
      'DescribeTasks',
    ],
    [
      'no words at all',
      'steps/create-log-group',
      'Undo deletes the group and every line in it.\n',
      '### Then\n',
      'region="undo"',
      '| none |',
    ],
  ])('%s', async (_what, slug, truth, untrue, closeUp, says) => {
    const found = (await lie(closeUps, slug, truth, untrue)).join('\n');
    expect(found).toContain(placeOf(slug, closeUp));
    expect(found).toContain(says);
    expect(found).toContain('name an operation or a member of it in that paragraph');
  });
});

describe('a close-up that is cut off', () => {
  test.each([
    [
      'in the middle of an expression',
      'steps/open-app',
      'from="const { NetworkInterfaces" to="const publicIp"',
      'from="NetworkInterfaceIds" to="const publicIp"',
      'ends in "const publicIp',
    ],
    [
      'after the end of what it is part of',
      'steps/create-cluster-stack',
      'from="const after" to="throw new"',
      'from="const after" to="return {"',
      'a close-up of "run" that ends in "return {',
    ],
    [
      'after a variable that it uses',
      'steps/prepare-network',
      'from="const old" to="return"',
      'from="found?.rules.length" to="return"',
      '"old" to be declared in this close-up',
    ],
  ])('%s', async (_what, slug, truth, untrue, says) => {
    const found = (await lie(wholeCloseUps, slug, truth, untrue)).join('\n');
    expect(found).toContain(placeOf(slug, truth));
    expect(found).toContain(says);
  });
});

describe('a field of a request with the words of another', () => {
  test.each([
    ['another field', 'concepts/task-definition', 'field="cpu"', 'field="memory"', 'memory MiB'],
    [
      'another sentence',
      'concepts/scheduler',
      'The number of tasks to maintain.',
      'Whether a rollback follows.',
      'desired Count tasks',
    ],
    [
      'the maximum for the minimum',
      'concepts/scheduler',
      'The maximum while it rolls out, as a percentage of the same number.',
      'The minimum of them.',
      'maximum Percent',
    ],
  ])('%s', async (_what, slug, truth, untrue, says) => {
    const found = (await lie(requestFields, slug, truth, untrue)).join('\n');
    expect(found).toContain(`one of the words ${says}`);
    expect(found).toContain('say in the sentence what the field is');
  });
});
