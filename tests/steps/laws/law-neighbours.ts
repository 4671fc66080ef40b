import { createServiceLinkedRole } from '../../../scripts/steps/create-service-linked-role.ts';
import { Placeholders } from '../../../src/engine/placeholders.ts';
import { needsOf } from '../../../quality/harness/account-before.ts';
import type { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import {
  difference,
  inventory,
  inventoryLater,
  withoutIdsOfTasks,
} from '../../../quality/harness/inventory.ts';
import type { LocalRun } from '../../../quality/harness/local-run.ts';
import { openLawRun } from './open-law-run.ts';
import {
  accountAmongNeighbours,
  neighboursAlone,
  OTHER_REGION,
} from '../../../quality/harness/neighbours.ts';
import { ownedByAnother } from '../../../quality/harness/owned-by-another.ts';
import type { Rows } from '../../../src/local-aws/stores/memory.ts';
import { accountLines } from './account-lines.ts';
import { writesOf } from '../../../quality/harness/writes.ts';

/**
 * Does a step, does it again and takes it back, in an account full of neighbours. It finds nothing before it ran, says and
 * makes what it does where it is alone, and all that is theirs stays as it is. Returns what is wrong, or `undefined`.
 */
export async function neighboursAreLeft(fixture: LawFixture): Promise<string | undefined> {
  const { step } = fixture;
  const alone = await runAlone(fixture);
  const rows = await accountAmongNeighbours(step);
  const before = await linesIn(rows);
  // A step that changes what another one made changes what is ours.
  const isChange = step.kind === 'changes';
  const theirs = isChange ? await linesIn(await neighboursAlone()) : before;

  const run = await openLawRun({ rows });
  // A resource without tags belongs to the account, and so to the neighbours too.
  const isShared = step.kind === 'makes' && !ownedByAnother(alone.rows, fixture.before);
  let found: object | undefined;
  const failed =
    (await failing('find', async () => (found = await run.runner.find(step)))) ??
    (await failing('run', () => run.runner.run(step)));
  if (found && !isShared) {
    return `${step.id}: expected find to find nothing; found what a neighbour has`;
  }
  if (failed !== undefined) return `${step.id}, ${failed}`;
  const touched = await touchedIn(run, theirs, step.id);
  if (touched !== undefined) return `${step.id}, run: ${touched}`;
  const [wanted, said] = [wordsOf(alone), wordsOf(run)];
  if (!isShared && wanted !== said) {
    return `${step.id}, run: expected it to say what it says without neighbours; found ${difference(wanted, said)}`;
  }

  const again = await openLawRun({ rows: run.rows });
  await again.runner.run(step);
  const wrote = step.kind === 'reads' ? undefined : writesOf(again);
  if (wrote !== undefined) return `${step.id}, run again: expected no write; found that ${wrote}`;

  if (!step.undo) return undefined;
  const undone = await openLawRun({ rows: again.rows });
  const stuck = await failing('undo', () => undone.runner.undo(step));
  if (stuck !== undefined) return `${step.id}, ${stuck}`;
  const changed = await touchedIn(undone, theirs, step.id);
  if (changed !== undefined) return `${step.id}, undo: ${changed}`;
  const text = isChange ? withoutIdsOfTasks : (all: string) => all;
  const was = text(
    isChange
      ? await inventoryLater(await openLawRun({ rows: await accountAmongNeighbours(step) }))
      : before[0]!,
  );
  const left = text(await inventoryLater(undone));
  return left === was
    ? undefined
    : `${step.id}, undo: expected what was there before; found ${difference(was, left)}`;
}

// --- internal ---

const REGIONS = [undefined, OTHER_REGION];

/**
 * The step's run where nobody else is. What an account has once for everybody stands among neighbours as well, so it stands here:
 * the first cluster of an account is made otherwise than the second.
 */
async function runAlone(fixture: LawFixture): Promise<LocalRun> {
  const { step, before } = fixture;
  const hasRole = [...needsOf(step), step].includes(createServiceLinkedRole);
  if (hasRole) return (await fixture.first()).run;
  const run = await openLawRun({ rows: before });
  await run.runner.run(createServiceLinkedRole);
  await run.aws.advanceTo(run.aws.account.now + 60_000);
  run.events.length = 0;
  await run.runner.run(step);
  return run;
}

/** All that an account has, in each Region. */
async function linesIn(rows: Rows): Promise<string[]> {
  const run = await openLawRun({ rows });
  return Promise.all(REGIONS.map((region) => inventory(run, region)));
}

/**
 * Says in words which rows were there and are not, or not so. What a step needs is no neighbour: where its tags note that the step
 * answers for a member of it, it may be another.
 */
async function touchedIn(
  run: LocalRun,
  before: readonly string[],
  step: string,
): Promise<string | undefined> {
  const noted = new RegExp(`"changed:[^"]+"(,"value")?:"${step}"`);
  for (const [index, region] of REGIONS.entries()) {
    const now = new Set((await inventory(run, region)).split('\n'));
    const changed = [...now].filter((line) => noted.test(line)).map(idIn);
    const gone = before[index]!.split('\n').filter(
      (line) => !now.has(line) && !changed.includes(idIn(line)),
    );
    if (gone.length > 0)
      return `expected all that others have as it was; found this gone or changed: ${gone.join('\n')}`;
  }
  return undefined;
}

function idIn(line: string): string {
  return (JSON.parse(line) as { id: string }).id;
}

/** Returns the words that were said, whatever ids AWS has made up. */
function wordsOf(run: LocalRun): string {
  return new Placeholders().apply(accountLines(run).join('\n'));
}

/** How something fails that does not fail without neighbours, in words. */
async function failing(what: string, act: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `${what}: expected it to end as it does without neighbours; found "${error.message}"`;
  }
}
