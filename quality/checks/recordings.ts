import { existsSync, readdirSync } from 'node:fs';
import { FAILURE_RECORDINGS, RECORDINGS } from '../../src/site/build/paths.ts';
import { recordAudit } from '../harness/record-audit.ts';
import { lawFileOf } from '../harness/record-laws.ts';
import { record } from '../harness/record-steps.ts';
import { recordConcepts } from '../harness/record-concepts.ts';
import { compareRecording } from './compare-recording.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/** Every recording is, byte for byte, what a run prints now. */
export const recordings: Check = {
  name: 'recordings',
  async run({ programs }) {
    const { steps, concepts } = await programs();
    const files = new Map([
      ...(await record(steps)),
      ...(await recordConcepts(concepts)),
      ...(await recordAudit()),
    ]);
    const problems: Problem[] = [];
    for (const [path, now] of files) {
      problems.push(...compareRecording(path, now), ...elsewhere(path, now));
    }
    const ofLaws = steps.map(lawFileOf);
    for (const path of recorded()) {
      if (files.has(path) || ofLaws.includes(path)) continue;
      // Those of the failures are judged with their page.
      if (path.startsWith(`${FAILURE_RECORDINGS}/`)) continue;
      problems.push({
        file: `${RECORDINGS}/${path}`,
        line: 1,
        expected: 'recordings that a run makes',
        found: 'one that no run makes',
        mend: 'npm run record',
      });
    }
    return { count: files.size, problems };
  },
};

// --- internal ---

/** A page says that its output is of the local AWS, and the output must say so too. */
function elsewhere(path: string, now: string): Problem[] {
  const isRun = /\/(run|undo|empty|full)\.txt$/.test(path);
  if (!isRun || now.includes('\non the local AWS, account ')) return [];
  return [
    {
      file: `${RECORDINGS}/${path}`,
      line: 1,
      expected: 'a run "on the local AWS"',
      found: 'one that does not say so',
      mend: 'record on the local AWS: quality/harness/local-run.ts',
    },
  ];
}

function recorded(): string[] {
  if (!existsSync(RECORDINGS)) return [];
  return readdirSync(RECORDINGS, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.\w+$/.test(path),
  );
}
