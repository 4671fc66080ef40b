import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Step } from '../../src/engine/step.ts';
import { FAILURE_RECORDINGS, RECORDINGS } from '../../src/site/build/paths.ts';
import { lawFileOf, lawHeadsOf } from '../recorded-laws/record-laws.ts';
import { compareRecording } from './compare-recording.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/**
 * Every recording is, byte for byte, what a run prints now. Those of the laws have a part for each law of their step, in order:
 * the laws themselves, and the words of each part, are proved by the unit tests.
 */
export const recordings: Check = {
  name: 'recordings',
  async run({ programs, runs }) {
    const { steps } = await programs();
    const run = await runs();
    const files = new Map([
      ...(await run.steps()).files,
      ...(await run.concepts()),
      ...(await run.audit()),
    ]);
    const problems: Problem[] = [];
    for (const [path, now] of files) {
      problems.push(...compareRecording(path, now), ...elsewhere(path, now));
    }
    problems.push(...steps.flatMap(lawHeads));
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

/** Returns a problem unless a recording of laws has a part for each law of its step, in order, and no other. */
export function checkLawHeads(step: Pick<Step, 'id' | 'kind'>, text: string): Problem[] {
  const recorded = text.match(/^# .*$/gm) ?? [];
  const heads = lawHeadsOf(step);
  if (recorded.join('\n') === heads.join('\n')) return [];
  const odd = heads.find((head, index) => recorded[index] !== head) ?? 'no more than these';
  return [
    {
      file: `${RECORDINGS}/${lawFileOf(step)}`,
      line: 1,
      expected: `what is printed under each law of a step of its kind, in order: ${odd}`,
      found: recorded.length === 0 ? 'none' : 'another list of laws',
      mend: `npm run record -- ${step.id}`,
    },
  ];
}

// --- internal ---

function lawHeads(step: Step): Problem[] {
  const path = lawFileOf(step);
  if (path === undefined) return [];
  const file = `${RECORDINGS}/${path}`;
  return checkLawHeads(step, existsSync(file) ? readFileSync(file, 'utf8') : '');
}

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
