import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { today } from '../../../quality/harness/today.ts';
import { FAILURE_MODES } from '../../../quality/mutation/failure-modes.ts';
import { generateMutants } from '../../../quality/mutation/generate-mutants.ts';
import { MutantJudge, type Judgement } from '../../../quality/mutation/judge-mutants.ts';
import { sampleOfEach } from '../../../quality/mutation/sample.ts';
import { complaints, readSurvivors } from '../../../quality/mutation/survivors.ts';

// It copies the project, breaks the copies in turn, and runs the check on each, and again after a recording.
vi.setConfig({ testTimeout: 1_200_000, hookTimeout: 1_200_000 });

/** Of each kind of generated mutants; `npm run mutate` judges all of them. */
const OF_EACH_KIND = 1;
const SEED = 1;

const parent = mkdtempSync(join(tmpdir(), 'fargate-check-'));
let judge: MutantJudge;

beforeAll(async () => {
  judge = await MutantJudge.open(parent, 2);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe('what is broken', () => {
  let judgements: Map<string, Judgement>;

  beforeAll(async () => {
    const failureModes = await judge.judge(FAILURE_MODES);
    judgements = new Map(failureModes.map((judgement) => [judgement.mutant.name, judgement]));
  });

  test.each(FAILURE_MODES)('is noticed, with its place: $name', ({ name }) => {
    const { noticed, output } = judgements.get(name)!;
    expect(noticed, output).toBe(true);
  });

  test('is caught, also after a recording, or listed with a reason and a day', async () => {
    const generated = await judge.judge(sampleOfEach(generateMutants(), OF_EACH_KIND, SEED));
    const all = [...judgements.values(), ...generated];
    expect(complaints(all, readSurvivors(), today())).toEqual([]);
  });
});

test('another wording of a comment, a function elsewhere and another format change nothing', async () => {
  const file = 'scripts/steps/create-cluster.ts';
  const harmless = (name: string, edit: (text: string) => string, path = file) => ({
    name,
    kind: 'harmless',
    file: path,
    edit,
  });
  const other = 'scripts/steps/create-log-group.ts';
  const reformatted = await format(readFileSync(other, 'utf8'), {
    parser: 'typescript',
    printWidth: 70,
    trailingComma: 'none',
  });
  const region = /\/\/ #region active[^]*\/\/ #endregion active\n/;
  const judged = await judge.judge([
    harmless('a comment', (text) => text.replace('/** ', '/** In other words: ')),
    harmless('a function', (text) => `${text.replace(region, '')}\n${region.exec(text)![0]}`),
    harmless('a format', () => reformatted, other),
  ]);
  const ok = { noticed: false, output: expect.stringMatching(/^ok /m) as string };
  expect(judged).toEqual(judged.map(() => expect.objectContaining(ok) as Judgement));
});
