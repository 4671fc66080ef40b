import { globSync, readFileSync } from 'node:fs';

/** The files that fit some patterns, in order, and with slashes on Windows too. */
export function filesLike(patterns: string | readonly string[]): string[] {
  return globSync(patterns)
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** Their texts. */
export function textsLike(patterns: string | readonly string[]): Map<string, string> {
  return new Map(filesLike(patterns).map((file) => [file, readFileSync(file, 'utf8')]));
}
