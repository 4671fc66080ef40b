import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { kebabCase } from '../../src/local-aws/core/kebab-case.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { runScript } from './copy.ts';

/** An operation of a service of the local AWS. */
const OPERATION = /^src\/local-aws\/services\/[^/]+\/operations\/([\w-]+)\.ts$/;

/** The tests that can see an edited file: those that read no recording, and those that may. */
interface Runs {
  /** Flags of Vitest, for each run. What one of these finds, no `npm run record` makes green. */
  unrecorded: string[][];
  recorded: string[][];
}

/** Returns true if all of these files are of the local AWS: its tests, and not the check, are what has to see them. */
function areOfLocalAws(files: readonly string[]): boolean {
  return files.every((file) => file.startsWith('src/local-aws/'));
}

/**
 * Runs the unit tests that can see edited files of a copy: the laws of the step that one of them is, or those of the operation
 * that one of them is and the tests that call it; and the tests that import one of them. Returns what was printed when one
 * failed.
 *
 * @param which those that read no recording, or those that may
 */
export async function failingTest(
  folder: string,
  files: readonly string[],
  which: keyof Runs,
): Promise<string | undefined> {
  for (const flags of files.flatMap((file) => runsFor(folder, file)[which])) {
    const { code, output } = await runScript(folder, 'node_modules/vitest/vitest.mjs', [
      'run',
      '--config=quality/mutation/vitest.config.ts',
      ...flags,
    ]);
    const printed = stripVTControlCharacters(output);
    if (code === 1 && /^\s*Tests .*\d+ failed/m.test(printed)) return printed;
  }
  return undefined;
}

// --- internal ---

function runsFor(folder: string, file: string): Runs {
  const stem = OPERATION.exec(file)?.[1];
  if (stem !== undefined) {
    const all = allServices.flatMap(({ operations }) => operations);
    const { name } = all.find((operation) => kebabCase(operation.name) === stem)!;
    const calling = testsWith(folder, 'tests/local-aws/services', `${name}Command`);
    const laws = ['tests/local-aws/read-back', 'tests/local-aws/policy/actions', '-t', ` ${name}:`];
    return { unrecorded: calling.length > 0 ? [laws, calling] : [laws], recorded: [] };
  }
  if (file.startsWith('scripts/concepts/'))
    return { unrecorded: [], recorded: [['tests/concepts/concepts.test.ts']] };
  const importing = testsWith(folder, 'tests', `/${basename(file)}'`);
  const runs = importing.length > 0 ? [importing] : [];
  if (areOfLocalAws([file])) return { unrecorded: runs, recorded: [] };
  const step = /^scripts\/steps\/([\w-]+)\.ts$/.exec(file)?.[1];
  const laws = [
    ['tests/steps/laws.test.ts', '-t', `^${step} `],
    ['tests/steps/eventual-consistency.test.ts'],
  ];
  return { unrecorded: step === undefined ? [] : laws, recorded: runs };
}

/** Lists the quick tests below a folder in which a text stands. */
function testsWith(folder: string, under: string, text: string): string[] {
  return readdirSync(join(folder, under), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.test\.ts$/.test(path) && !/\.(slow|browser)\./.test(path))
    .map((path) => `${under}/${path.replaceAll('\\', '/')}`)
    .filter((path) => readFileSync(join(folder, path), 'utf8').includes(text))
    .sort();
}
