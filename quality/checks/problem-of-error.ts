import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from './problem.ts';

/**
 * Turns an error that was thrown while something was judged into a problem, at the first line of this project on its
 * stack.
 */
export function problemOfError(error: unknown): Problem {
  const { stack, message } = error instanceof Error ? error : new Error(String(error));
  const found = [...(stack ?? '').matchAll(PLACE)]
    .map(([, url, path, line]) => ({
      file: relative('.', url ? fileURLToPath(url) : path!),
      line: Number(line),
    }))
    .find(({ file }) => !file.startsWith('..') && !file.startsWith('node_modules'));
  const place = found ?? { file: 'scripts/tracks/index.ts', line: 1 };
  const expected = 'a check that runs to its end';
  return { ...place, expected, found: message, mend: 'mend the program' };
}

// --- internal ---

/** `file:///project/scripts/run.ts:12:3` and `/project/scripts/run.ts:12`, with or without a query. */
const PLACE = /(?:(file:\/\/[^\s?()]+?)|(\/[^\s?():]+?))(?:\?[^\s:]*)?:(\d+)(?::\d+)?/g;
