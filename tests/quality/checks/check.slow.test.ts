import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { today } from '../../../quality/harness/today.ts';
import { FAILURE_MODES } from '../../../quality/mutation/failure-modes.ts';
import { generateMutants } from '../../../quality/mutation/generate-mutants.ts';
import { MutantJudge } from '../../../quality/mutation/judge-mutants.ts';
import { sampleOfEach } from '../../../quality/mutation/sample.ts';
import { complaints, readSurvivors } from '../../../quality/mutation/survivors.ts';
import type { Judgement } from '../../../quality/mutation/verdict.ts';

// It copies the project, breaks the copies in turn, and asks the check in each, and again after a recording.
vi.setConfig({ testTimeout: 1_200_000, hookTimeout: 1_200_000 });

/** Of each kind of generated mutants; `npm run mutate` judges all of them. */
const OF_EACH_KIND = 1;
const SEED = 1;

const parent = mkdtempSync(join(tmpdir(), 'fargate-check-'));
let judge: MutantJudge;

beforeAll(() => {
  judge = MutantJudge.open(parent, 2);
});
afterAll(() => {
  judge.close();
  rmSync(parent, { recursive: true, force: true });
});

test('another wording of a comment, a function elsewhere and another format change nothing', async () => {
  const other = 'scripts/steps/create-log-group.ts';
  const reformatted = await format(readFileSync(other, 'utf8'), {
    parser: 'typescript',
    printWidth: 70,
    trailingComma: 'none',
  });
  const region = /\/\/ #region active[^]*\/\/ #endregion active\n/;
  const reword = (text: string) => text.replace('/** ', '/** In other words: ');
  const problems = await judge.problems({
    name: 'harmless',
    kind: 'harmless',
    file: 'scripts/steps/create-cluster.ts',
    edit: (text) => reword(`${text.replace(region, '')}\n${region.exec(text)![0]}`),
    also: [
      { file: other, edit: () => reformatted },
      { file: 'src/engine/runner.ts', edit: reword },
      { file: 'src/local-aws/services/ecs/operations/create-cluster.ts', edit: reword },
      { file: 'src/local-aws/services/iam/service.ts', edit: reword },
      { file: 'quality/recorded-laws/trials.ts', edit: reword },
      {
        file: 'src/content/docs/steps/create-cluster.mdx',
        edit: (text) => `${text}\n{/* As it is. */}\n`,
      },
    ],
  });
  expect(problems).toBe('');
});

describe('what is broken', () => {
  let judgements: Map<string, Judgement>;

  beforeAll(async () => {
    const failureModes = await judge.notice(FAILURE_MODES);
    judgements = new Map(failureModes.map((judgement) => [judgement.mutant.name, judgement]));
  });

  test.each(FAILURE_MODES)('is noticed, with its place: $name', ({ name }) => {
    const { noticed, output } = judgements.get(name)!;
    expect(noticed, output).toBe(true);
  });

  test('is caught, also after a recording, one of each kind that is not listed', async () => {
    // A listed one is judged by `npm run mutate`: that nothing catches it takes minutes to find out.
    const listed = readSurvivors();
    const known = new Set(listed.map(({ name }) => name));
    const others = generateMutants().filter(({ name }) => !known.has(name));
    const judged = await judge.judge(sampleOfEach(others, OF_EACH_KIND, SEED));
    expect(complaints(judged, listed, today())).toEqual([]);
  });
});
