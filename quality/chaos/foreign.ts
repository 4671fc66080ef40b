import { inventory } from '../harness/inventory.ts';
import { openLocalRun, type LocalRun } from '../harness/local-run.ts';
import { neighboursAlone, OTHER_REGION } from '../harness/neighbours.ts';

/** Says which lines of what the neighbours have are gone or changed, in both Regions; undefined where all of it is as it was. */
export async function foreignChange(run: LocalRun): Promise<string | undefined> {
  theirs ??= neighboursAlone().then(async (rows) => linesOf(await openLocalRun({ rows })));
  const now = new Set(await linesOf(run));
  const gone = (await theirs).filter((line) => !now.has(line));
  return gone.length > 0 ? gone.join('\n') : undefined;
}

// --- internal ---

let theirs: Promise<string[]> | undefined;

async function linesOf(run: LocalRun): Promise<string[]> {
  const texts = await Promise.all(
    [undefined, OTHER_REGION].map((region) => inventory(run, region)),
  );
  return texts.flatMap((text) => text.split('\n'));
}
