import { Placeholders } from '../../src/tutorial/placeholders.ts';
import type { ShowRecording } from '../../src/tutorial/show-recording.ts';
import type { Step } from '../../src/tutorial/step.ts';
import { afterAll } from './after-all.ts';
import { openLocalRun } from './local-run.ts';
import { SHOW_RECORDINGS } from './paths.ts';
import { watch } from './recording.ts';

/**
 * Runs each concept's program on an empty account, and on an account that has done the whole tutorial. Returns the files
 * that the pages are woven from: path below src/recordings, and text.
 */
export async function recordShows(
  shows: readonly Step[],
  steps: readonly Step[],
): Promise<Map<string, string>> {
  const [empty, full] = [await openLocalRun(), await afterAll(steps)];
  const files = new Map<string, string>();
  for (const show of shows) {
    // Each concept has placeholders of its own: a new one changes no other page.
    const names = new Placeholders();
    const folder = `${SHOW_RECORDINGS}/${show.id}`;
    const command = `$ npm run show:${show.id}\n\n`;
    const onEmpty = await watch(empty, () => empty.runner.run(show));
    const onFull = await watch(full, () => full.runner.run(show));
    const record = {
      show: show.id,
      empty: { calls: onEmpty.calls },
      full: { calls: onFull.calls },
    } satisfies Record<keyof ShowRecording, unknown>;
    // The calls first: in an ARN an id says what it is an id of.
    files.set(`${folder}/record.json`, names.apply(`${JSON.stringify(record, null, 2)}\n`));
    files.set(`${folder}/empty.txt`, names.apply(command + onEmpty.text));
    files.set(`${folder}/full.txt`, names.apply(command + onFull.text));
  }
  return files;
}
