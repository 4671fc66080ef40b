import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LEDGER, type Ledger } from '../../../quality/ledger/ledger.ts';
import { FAILURE_MODES } from '../../../quality/mutation/failure-modes.ts';
import { generate } from '../../../quality/mutation/generate.ts';
import { judgeInAProcess } from '../../../quality/mutation/in-process.ts';
import { Pool, type Judgement } from '../../../quality/mutation/pool.ts';
import { sample, sampleOfEach } from '../../../quality/mutation/sample.ts';
import { complaints, readSurvivors } from '../../../quality/mutation/survivors.ts';

// It copies the project, breaks the copies in turn, and runs the check on each.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Of each kind of generated mutants; `npm run mutate` judges all of them. */
const OF_EACH_KIND = 1;
const SEED = 1;

const parent = mkdtempSync(join(tmpdir(), 'fargate-check-'));
let pool: Pool;
let judgements: Map<string, Judgement>;

beforeAll(async () => {
  pool = await Pool.open(parent, 2);
  const failureModes = await pool.judge(FAILURE_MODES);
  judgements = new Map(failureModes.map((judgement) => [judgement.mutant.name, judgement]));
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe('the check fails, and says where, for', () => {
  test.each(FAILURE_MODES)('$name', ({ name }) => {
    const { killed, problems } = judgements.get(name)!;
    expect(problems).not.toEqual([]);
    expect(killed).toBe(true);
  });
});

describe('generated mutants', () => {
  let mutants: Judgement[];
  beforeAll(async () => {
    const read = (file: string) => {
      const path = join(pool.folder, file);
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    };
    const all = generate({ ledger: JSON.parse(read(LEDGER)) as Ledger, read });
    mutants = await pool.judge(sampleOfEach(all, OF_EACH_KIND, SEED));
  });

  test('of every kind are noticed, or listed with a reason and a day', () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(complaints(mutants, readSurvivors(), today)).toEqual([]);
  });

  test('are judged by what they touch as the whole check, in a process, judges them', async () => {
    const failureMode = [...judgements.values()].find(({ mutant }) => 'inAProcess' in mutant)!;
    expect(failureMode.killed).toBe(true);
    const [generated] = sample(mutants, (each) => each.mutant.name, 1, SEED);
    for (const { mutant, killed } of [failureMode, generated!]) {
      const whole = await judgeInAProcess(mutant, pool.folder);
      // A ledger that is behind fails it too. That it ends with 0 where nothing is wrong, `npm test` sees itself.
      expect({ name: mutant.name, ...whole }).toEqual({ name: mutant.name, code: 1, killed });
    }
  });
});
