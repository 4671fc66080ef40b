import { SHOWN_UNDER_LOAD } from '../../scripts/loads.ts';
import { core } from '../../scripts/tracks/core.ts';
import { nextAfter, trackOf } from '../../scripts/tracks/index.ts';
import { cliScript } from '../../src/engine/aws-cli/script.ts';
import { Placeholders } from '../../src/engine/placeholders.ts';
import { recordingText, type RecordedItem, type Recording } from '../../src/engine/recording.ts';
import type { Step } from '../../src/engine/step.ts';
import type { InventoryItem } from '../../src/local-aws/core/operation.ts';
import type { Asked } from '../../src/local-aws/policy/evaluate.ts';
import { accountBefore } from './account-before.ts';
import { recordLoad } from './record-load.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';
import { recordChanges } from './variants.ts';
import { watch } from './watched-run.ts';

/** The steps, each run, run with other inputs, and taken back. */
export interface RecordedSteps {
  /** The files that the pages are woven from: path below src/recordings, and text. */
  files: Map<string, string>;
  /** Everything that each step asked of IAM, by its id. */
  asked: Map<string, Asked[]>;
}

/**
 * Runs the core's steps in order on an empty account, and takes them back in reverse; every other step on an account that has
 * what it needs and no more.
 */
export async function record(steps: readonly Step[]): Promise<RecordedSteps> {
  const recorded: RecordedSteps = { files: new Map(), asked: new Map() };
  const inARow = steps.filter((step) => trackOf(step) === core);
  await recordOn(await openLocalRun(), inARow, recorded);
  for (const step of steps) {
    if (inARow.includes(step)) continue;
    const run = await openLocalRun({ rows: await naming(step, () => accountBefore(step)) });
    await recordOn(run, [step], recorded, (await run.aws.inventory()).map(recordedItem));
    if (SHOWN_UNDER_LOAD.includes(step.id)) {
      recorded.files.set(`${step.id}/load.json`, await naming(step, () => recordLoad(step)));
    }
  }
  return recorded;
}

// --- internal ---

/** Runs steps on one account and takes them back, with placeholders that mean the same in all of their files. */
async function recordOn(
  run: LocalRun,
  steps: readonly Step[],
  { files, asked }: RecordedSteps,
  before?: RecordedItem[],
): Promise<void> {
  const names = new Placeholders();
  const records = new Map<string, Recording>();
  for (const step of steps) {
    const ran = await naming(step, () => watch(run, () => run.runner.run(step, nextAfter(step))));
    const { text, calls, events, exchanges } = ran;
    const done = events.find((event) => event.type === 'done');
    files.set(`${step.id}/run.txt`, names.apply(`$ npm run step:${step.id}\n\n${text}`));
    // A lookup of what the step needs is no call of its own: a reason of this step would be about something else.
    const reasoned = exchanges.map((each) => ({
      ...each,
      why: each.own ? step.why[each.operation] : undefined,
    }));
    const script = cliScript(reasoned, run.session.where);
    if (script !== '') files.set(`${step.id}/aws-cli.sh`, names.apply(script));
    const changes = await recordChanges(step, run.rows, calls);
    if (changes.text !== '') files.set(`${step.id}/changed.txt`, names.apply(changes.text));
    asked.set(step.id, [...ran.asked, ...changes.asked]);
    records.set(step.id, {
      step: step.id,
      usdPerHour: done?.usdPerHour ?? 0,
      run: { calls },
      undo: { calls: [] },
      change: { calls: changes.calls },
      ...(before && { before }),
      inventory: (await run.aws.inventory()).map(recordedItem),
    });
  }
  for (const step of steps.toReversed()) {
    if (!step.undo) continue;
    const undone = await naming(step, () => watch(run, () => run.runner.undo(step)));
    const { text, calls } = undone;
    asked.get(step.id)!.push(...undone.asked);
    files.set(`${step.id}/undo.txt`, names.apply(`$ npm run undo:${step.id}\n\n${text}`));
    records.get(step.id)!.undo.calls = calls;
  }
  for (const [id, record] of records) {
    files.set(`${id}/record.json`, names.apply(recordingText(record)));
  }
}

function recordedItem({ content, ...item }: InventoryItem): RecordedItem {
  return { ...item, content: { ...content } };
}

/** An error says of which step it is. */
async function naming<Result>(step: Step, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error) error.message = `the step "${step.id}" failed: ${error.message}`;
    throw error;
  }
}
