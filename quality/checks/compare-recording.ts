import { existsSync, readFileSync } from 'node:fs';
import { structuredPatch } from 'diff';
import { AUDIT_RECORDING, RECORDINGS } from '../../src/site/build/paths.ts';
import { ownerOf } from '../harness/recording-owner.ts';
import type { Problem } from './problem.ts';

/**
 * Finds the faults of a recording, by its path below src/recordings: it is not there, or a run prints another text now.
 */
export function compareRecording(path: string, now: string): Problem[] {
  const file = `${RECORDINGS}/${path}`;
  if (!existsSync(file)) {
    const mend = acceptCommand(path);
    return [{ file, line: 1, expected: 'a recording', found: 'no file', mend }];
  }
  const then = readFileSync(file, 'utf8');
  const mend = `${acceptCommand(path)}, when the new text is right; then read the diff`;
  return then === now ? [] : [differenceOf(file, then, now, mend)];
}

/** The problem of a committed text that is another one now, with the parts that differ. */
export function differenceOf(file: string, then: string, now: string, mend: string): Problem {
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
  const diff = [`--- ${file}`, '+++ what the code gives now', ...shown];
  return {
    file,
    line: first.oldStart + changed,
    expected: 'what the code gives now',
    found: `another text:\n${diff.map((line) => `    ${line}`).join('\n')}`,
    mend,
  };
}

// --- internal ---

/** The command that accepts what a run prints now: for one step, for the program of one concept, or for all. */
function acceptCommand(path: string): string {
  return path === AUDIT_RECORDING ? 'npm run record' : `npm run record -- ${ownerOf(path)}`;
}

/** How many parts of a difference are shown, and how many lines of each. */
const PARTS = 3;
const LINES = 12;
