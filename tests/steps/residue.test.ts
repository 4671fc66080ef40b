import {
  DeregisterTaskDefinitionCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { registerTaskDefinition } from '../../scripts/steps/register-task-definition.ts';
import { steps } from '../../scripts/steps/index.ts';
import { enforce } from '../../src/local-aws/policy/enforce.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { audit } from '../../src/engine/audit.ts';
import type { Retained } from '../../src/engine/aws/service.ts';
import { allBut } from './all-but.ts';

test('a revision whose deletion was refused is found, listed, and deleted by the next undo', async () => {
  const { rows } = await done();
  const refused = await openLocalRun({ rows });
  refused.aws.guards.push(enforce(allBut('ecs:DeleteTaskDefinitions')));
  for (const attempt of ['the first', 'one that finds it INACTIVE']) {
    await expect(refused.runner.undo(registerTaskDefinition), attempt).rejects.toThrow(
      'ecs:DeleteTaskDefinitions',
    );
    expect(await retained(refused)).toEqual({ inactive: [1], going: [] });
  }
  const again = await openLocalRun({ rows: refused.rows });
  await again.runner.undo(registerTaskDefinition);
  expect(again.events).toContainEqual(expect.objectContaining({ type: 'done', result: 'undone' }));
  expect(await retained(again)).toEqual({ inactive: [], going: [1] });
  expect(again.aws.journal.entries.map(({ operation }) => operation)).not.toContain(
    'DeregisterTaskDefinition',
  );
});

test('an undo that was killed between its two calls is gone on with, and the revision that is going is let go', async () => {
  const { rows } = await done();
  const killed: Rows[] = [];
  const first: LocalRun = await openLocalRun({
    rows,
    afterReply() {
      const { operation } = first.aws.journal.entries.at(-1)!;
      if (operation === 'DeregisterTaskDefinition') killed.push(new Map(first.rows));
    },
  });
  await first.runner.undo(registerTaskDefinition);
  const again = await openLocalRun({ rows: killed[0]! });
  await again.runner.undo(registerTaskDefinition);
  expect(await retained(again)).toEqual({ inactive: [], going: [1] });
  // It stays in AWS's list for a while. There is nothing to do about it, and nothing goes wrong.
  const last = again.aws.journal.last;
  await again.runner.undo(registerTaskDefinition);
  expect(again.events.at(-1)).toMatchObject({ type: 'done', result: 'already gone' });
  expect(again.aws.journal.since(last).map(({ operation }) => operation)).not.toContain(
    'DeleteTaskDefinitions',
  );
});

test('all INACTIVE revisions go, the one that is used as well as the ones before it', async () => {
  const { rows } = await done();
  for (const memory of ['4096', '5120']) {
    const larger = await openLocalRun({ rows, given: { memory } });
    await larger.runner.run(registerTaskDefinition);
    for (const [id, row] of larger.rows) rows.set(id, row);
  }
  const run = await openLocalRun({ rows });
  const { ecs } = run.session.clients;
  for (const revision of [1, 2]) {
    const taskDefinition = `${run.session.where.name}:${revision}`;
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
  }
  expect(await retained(run)).toEqual({ inactive: [2, 1], going: [] });
  await run.runner.undo(registerTaskDefinition);
  expect(await retained(run)).toEqual({ inactive: [], going: [3, 2, 1] });
});

test('an INACTIVE revision of somebody else, in a family of our name, stays and stops nothing', async () => {
  const run = await openLocalRun();
  const { ecs } = run.session.clients;
  const family = run.session.where.name;
  const containerDefinitions = [{ name: 'old', image: 'httpd', memory: 512 }];
  await ecs.send(new RegisterTaskDefinitionCommand({ family, containerDefinitions }));
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: `${family}:1` }));
  const { rows } = await done(run);
  const undo = await openLocalRun({ rows });
  await undo.runner.undo(registerTaskDefinition);
  expect(await retained(undo)).toEqual({ inactive: [], going: [2] });
  const { taskDefinitionArns } = await undo.session.clients.ecs.send(
    new ListTaskDefinitionsCommand({ status: 'INACTIVE' }),
  );
  expect(taskDefinitionArns).toEqual([expect.stringMatching(/:1$/)]);
});

// --- internal ---

/** An account in which the task definition is registered, and what it needs is there. */
async function done(run?: LocalRun): Promise<LocalRun> {
  const opened = run ?? (await openLocalRun());
  for (const step of steps) {
    await opened.runner.run(step);
    if (step.id === registerTaskDefinition.id) break;
  }
  return opened;
}

/** The numbers of our revisions that AWS keeps, the newest first, as an audit of the account lists them. */
async function retained({ rows }: LocalRun) {
  const { session } = await openLocalRun({ rows });
  const revisions = (await audit(session)).retained.filter(
    ({ kind }) => kind === 'task definition',
  );
  const numbers = (until: Retained['until']) =>
    revisions
      .filter((each) => each.retained.until === until)
      .map(({ arn }) => Number(arn.split(':').at(-1)))
      .sort((a, b) => b - a);
  return { inactive: numbers('it is deleted'), going: numbers('it goes by itself') };
}
