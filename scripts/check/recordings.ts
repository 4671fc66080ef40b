import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { structuredPatch } from 'diff';
import type { Step } from '../../src/tutorial/step.ts';
import { RECORDINGS } from '../lib/paths.ts';
import { record } from '../lib/recording.ts';
import { recordShows } from '../lib/show-recording.ts';
import type { Problem, Verdict } from './problem.ts';

/** Every recording is, byte for byte, what a run prints now. */
export async function checkRecordings(
  steps: readonly Step[],
  shows: readonly Step[],
): Promise<Verdict> {
  const files = new Map([...(await record(steps)), ...(await recordShows(shows, steps))]);
  const problems: Problem[] = [];
  for (const [path, now] of files) {
    const file = `${RECORDINGS}/${path}`;
    if (!existsSync(file)) {
      problems.push({
        file,
        line: 1,
        expected: 'a recording',
        found: 'no file',
        mend: 'npm run record',
      });
    } else {
      const then = readFileSync(file, 'utf8');
      if (then !== now) problems.push(difference(file, then, now));
    }
  }
  for (const path of recorded()) {
    if (files.has(path)) continue;
    problems.push({
      file: `${RECORDINGS}/${path}`,
      line: 1,
      expected: 'recordings that a run makes',
      found: 'one that no run makes',
      mend: 'npm run record',
    });
  }
  return { what: 'recordings', count: files.size, problems };
}

// --- internal ---

function recorded(): string[] {
  if (!existsSync(RECORDINGS)) return [];
  return readdirSync(RECORDINGS, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.\w+$/.test(path),
  );
}

function difference(file: string, then: string, now: string): Problem {
  const { hunks } = structuredPatch(file, file, then, now, '', '', { context: 1 });
  const first = hunks[0]!;
  const changed = first.lines.findIndex((line) => /^[-+]/.test(line));
  const shown = hunks.slice(0, 3).flatMap((hunk) => hunk.lines.slice(0, 12));
  return {
    file,
    line: first.oldStart + changed,
    expected: 'what a run from an empty account prints now',
    found: `another text (- recorded, + now):\n${shown.map((line) => `    ${line}`).join('\n')}`,
    mend: 'npm run record, when the new text is right; then read the diff',
  };
}
