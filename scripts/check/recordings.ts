import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { structuredPatch } from 'diff';
import type { Step } from '../../src/tutorial/step.ts';
import { RECORDINGS } from '../lib/paths.ts';
import { ownerOf } from '../lib/promote.ts';
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
        mend: acceptCommand(path),
      });
    } else {
      const then = readFileSync(file, 'utf8');
      if (then !== now) problems.push(difference(path, then, now));
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

/** The command that accepts what a run prints now: for one step, or for the program of one concept. */
function acceptCommand(path: string): string {
  return `npm run record -- ${ownerOf(path)}`;
}

/** How many parts of a difference are shown, and how many lines of each. */
const PARTS = 3;
const LINES = 12;

function difference(path: string, then: string, now: string): Problem {
  const file = `${RECORDINGS}/${path}`;
  const { hunks } = structuredPatch(file, file, then, now, '', '', { context: 1 });
  const first = hunks[0]!;
  const changed = first.lines.findIndex((line) => /^[-+]/.test(line));
  const shown = hunks
    .slice(0, PARTS)
    .flatMap(({ lines, ...at }) => [
      `@@ -${at.oldStart},${at.oldLines} +${at.newStart},${at.newLines} @@`,
      ...lines.slice(0, LINES),
      ...(lines.length > LINES ? [`… ${lines.length - LINES} more lines of this part`] : []),
    ]);
  if (hunks.length > PARTS) shown.push(`… ${hunks.length - PARTS} more parts`);
  const diff = [`--- ${file}`, '+++ a run from an empty account, now', ...shown];
  return {
    file,
    line: first.oldStart + changed,
    expected: 'what a run from an empty account prints now',
    found: `another text:\n${diff.map((line) => `    ${line}`).join('\n')}`,
    mend: `${acceptCommand(path)}, when the new text is right; then read the diff`,
  };
}
