import { Placeholders } from '../../src/engine/placeholders.ts';
import type { Ground } from './law-fixture.ts';
import { difference, inventory, inventoryLater } from './inventory.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';
import { accountAmongNeighbours, OTHER_REGION } from './neighbours.ts';
import { ofSomebodyElse } from './of-somebody-else.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { saidBy } from './said.ts';
import { writesOf } from './writes.ts';

/**
 * Does a step, does it again and takes it back, in an account full of neighbours. It finds nothing before it ran, says and
 * makes what it does where it is alone, and all that is theirs stays as it is. Returns what is wrong, or `undefined`.
 */
export async function neighboursAreLeft(ground: Ground): Promise<string | undefined> {
  const { step } = ground;
  const alone = (await ground.first()).run;
  const rows = await accountAmongNeighbours(step);
  const before = await linesIn(rows);

  const run = await openLocalRun({ rows });
  // What carries no tags belongs to the account, and so to the neighbours too.
  const isShared = step.kind === 'makes' && !ofSomebodyElse(alone.rows, ground.before);
  if (!isShared && (await run.runner.find(step)))
    return `${step.id}: expected find to find nothing; it takes a neighbour's for its own`;
  await run.runner.run(step);
  const touched = await touchedIn(run, before);
  if (touched !== undefined) return `${step.id}, run: ${touched}`;
  const [wanted, said] = [wordsOf(alone), wordsOf(run)];
  if (!isShared && wanted !== said)
    return `${step.id}, run: expected it to say what it says without neighbours; found ${difference(wanted, said)}`;

  const again = await openLocalRun({ rows: run.rows });
  await again.runner.run(step);
  const wrote = step.kind === 'reads' ? undefined : writesOf(again);
  if (wrote !== undefined) return `${step.id}, run again: ${wrote}`;

  if (!step.undo) return undefined;
  const undone = await openLocalRun({ rows: again.rows });
  await undone.runner.undo(step);
  const left = await inventoryLater(undone);
  const mine = await inventory(await openLocalRun({ rows }));
  const back = left === mine ? await touchedIn(undone, before) : difference(mine, left);
  return back && `${step.id}, undo: expected what was there before; found ${back}`;
}

// --- internal ---

const REGIONS = [undefined, OTHER_REGION];

/** All that an account has, in each Region. */
async function linesIn(rows: Rows): Promise<string[]> {
  const run = await openLocalRun({ rows });
  return Promise.all(REGIONS.map((region) => inventory(run, region)));
}

/** What was there and is not, or not so, in words. */
async function touchedIn(run: LocalRun, before: readonly string[]): Promise<string | undefined> {
  for (const [index, region] of REGIONS.entries()) {
    const now = new Set((await inventory(run, region)).split('\n'));
    const gone = before[index]!.split('\n').filter((line) => !now.has(line));
    if (gone.length > 0)
      return `expected all that others have as it was; found this gone or changed: ${gone.join('\n')}`;
  }
  return undefined;
}

/** What was said, whatever ids AWS has made up. */
function wordsOf(run: LocalRun): string {
  return new Placeholders().apply(saidBy(run).join('\n'));
}
