import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Step } from '../../src/engine/step.ts';
import { RECORDED_ON, RECORDINGS } from '../../src/site/build/paths.ts';
import { ownerOf } from './recording-owner.ts';
import { SUMMARY, summaryOf } from './summary.ts';
import { today } from './today.ts';

/**
 * Writes recordings, the summary that is made from all of them, and the day when something is new; takes away those that no run
 * makes any more. Returns the files that changed.
 *
 * @param files path below src/recordings, and text
 * @param only the step, concept or kind that the files belong to: those of others are left alone
 */
export function writeRecordings(
  files: ReadonlyMap<string, string>,
  { steps, concepts }: { steps: readonly Step[]; concepts: readonly Step[] },
  only?: string,
): string[] {
  const changed: string[] = [];
  for (const path of readdirSync(RECORDINGS, { recursive: true, encoding: 'utf8' })) {
    const isOwn = /\.\w+$/.test(path) && (only === undefined || ownerOf(path) === only);
    if (!isOwn || files.has(path.replaceAll('\\', '/'))) continue;
    rmSync(`${RECORDINGS}/${path}`);
    changed.push(`${RECORDINGS}/${path}, which is gone`);
  }
  for (const [path, text] of files) changed.push(...written(`${RECORDINGS}/${path}`, text));
  // It is made from all recordings, those that were left alone too.
  changed.push(...written(SUMMARY, summaryOf(steps, concepts)));
  if (changed.length === 0) return [];
  return [...changed, ...written(RECORDED_ON, `{ "date": "${today()}" }\n`)];
}

// --- internal ---

/** Returns the file if it has another text now. */
function written(file: string, text: string): string[] {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return [];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return [file];
}
