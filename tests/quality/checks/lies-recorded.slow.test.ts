import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LIES } from './planted-lies.ts';
import { copyProject, runScript } from '../../../quality/mutation/copy.ts';

// It copies the project, plants a lie of each class in the copy, records, and runs the check there, once for all.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const all = Object.entries(LIES).flatMap(([kind, lies]) =>
  lies.map((lie) => [kind, ...lie] as const),
);
const parent = mkdtempSync(join(tmpdir(), 'fargate-lies-'));
const folder = join(parent, 'copy');
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe('what is untrue is red, also when all was recorded while it is in', () => {
  /** The problems that the check prints, each with its place first. */
  let problems: string[];

  beforeAll(async () => {
    copyProject(folder);
    for (const [, file, truth, untrue] of all) plant(file, truth, untrue);
    const recorded = await runScript(folder, 'quality/record.ts');
    expect(recorded.output).toContain('recorded ');
    expect(recorded.code).toBe(0);
    const { code, output } = await runScript(folder, 'quality/check.ts');
    expect(code).toBe(1);
    problems = output.split(/\n\n(?=\S+:\d+\n)/);
  });

  test.each(all)('%s: %s', (_kind, file, _truth, _untrue, says) => {
    const ofFile = problems.filter((problem) => problem.includes(`${file}:`)).join('\n');
    expect(ofFile).toContain(says);
    expect(ofFile).toMatch(/^ {2}mend {5}\S/m);
  });
});

/** Throws when the truth is not there: a lie that changes nothing proves nothing. */
function plant(file: string, truth: string, untrue: string): void {
  const path = join(folder, file);
  const text = truth === '' ? '' : readFileSync(path, 'utf8');
  expect(text, file).toContain(truth);
  writeFileSync(
    path,
    text.replace(truth, () => untrue),
  );
}
