import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LIES } from './planted-lies.ts';
import { swap, type Edit } from '../../../quality/mutation/mutant.ts';
import { ProjectCopy } from '../../../quality/mutation/project-copy.ts';

// It copies the project, plants a lie of each class in the copy, records, and asks all checks there, once for all.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const all = Object.entries(LIES).flatMap(([kind, lies]) =>
  lies.map((lie) => [kind, ...lie] as const),
);
const parent = mkdtempSync(join(tmpdir(), 'fargate-lies-'));
let copy: ProjectCopy;
afterAll(() => {
  copy.close();
  rmSync(parent, { recursive: true, force: true });
});

describe('what is untrue is red, also when all was recorded while it is in', () => {
  /** The problems that the check prints, each with its place first. */
  let problems: string[];

  beforeAll(async () => {
    copy = new ProjectCopy(join(parent, 'copy'), '.');
    const [first, ...also] = edits();
    const files = copy.break({ name: 'lies', kind: 'lies', ...first!, also });
    expect(await copy.ask({ what: 'record', files, whole: false })).toEqual({ refused: null });
    const answer = await copy.ask({ what: 'check', files, whole: false, all: true });
    problems = (answer as { output: string }).output.split(/\n\n(?=\S+:\d+\n)/);
  });

  test.each(all)('%s: %s', (_kind, file, _truth, _untrue, says) => {
    const ofFile = problems.filter((problem) => problem.includes(`${file}:`)).join('\n');
    expect(ofFile).toContain(says);
    expect(ofFile).toMatch(/^ {2}mend {5}\S/m);
  });
});

/** The lies of each file, which all stand in it. It throws where a truth is not: a lie that changes nothing proves nothing. */
function edits(): Edit[] {
  const ofFiles = Map.groupBy(all, ([, file]) => file);
  return [...ofFiles].map(([file, lies]) => ({
    file,
    edit: (original) =>
      lies.reduce((text, [, , truth, untrue]) => swap(truth, untrue)(text), original),
  }));
}
