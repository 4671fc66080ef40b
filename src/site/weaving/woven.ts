import { AstroError } from 'astro/errors';
import { extractRegion, withoutMarkers } from './source-regions.ts';

/** A program's source as a reader sees it: whole, or one region of it. Throws an error that names the page. */
export function sourceOf(file: string, region: string | undefined, page: string): string {
  const source = sources[`/${file}`];
  if (source === undefined) {
    throw new AstroError(
      `${page}: there is no ${file}.`,
      'A program and its file have the same name.',
    );
  }
  try {
    return region === undefined
      ? withoutMarkers(source, file)
      : extractRegion(source, region, file);
  } catch (error) {
    throw new AstroError((error as Error).message, `It is shown on ${page}.`);
  }
}

/** The text of a recording, by its path from the project's root. Throws an error that names the page. */
export function recorded(file: string, page: string): string {
  const text = recordings[`/${file}`];
  if (text !== undefined) return text;
  throw new AstroError(`${page}: there is no ${file}.`, 'Run: npm run record');
}

/** Returns the output of a recorded run; the first line is the command. Throws when it is another command. */
export function recordedRun(file: string, command: string, page: string): string {
  const text = recorded(file, page).trimEnd();
  const first = text.slice(0, text.indexOf('\n'));
  if (first === `$ ${command}`) return text;
  throw new AstroError(
    `${file}:1: expected "$ ${command}", found "${first}".`,
    `${page} shows it. Run: npm run record`,
  );
}

// --- internal ---

// Vite reads them, so that a change of a program or of a recording reloads the page that shows it.
const sources = import.meta.glob<string>(['/scripts/steps/*.ts', '/scripts/concepts/*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const recordings = import.meta.glob<string>('/src/recordings/**/*.{txt,json,sh}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
