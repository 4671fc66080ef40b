import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Option } from 'commander';
import { typed } from '../scripts/cli/script.ts';
import { LEDGER, type Ledger } from './ledger/ledger.ts';
import { today } from './ledger/verified.ts';
import { FAILURE_MODES } from './mutation/failure-modes.ts';
import { generate } from './mutation/generate.ts';
import { judgeInAProcess } from './mutation/in-process.ts';
import { Pool, type Judgement } from './mutation/pool.ts';
import { sizeOf, tally, tallyBy } from './mutation/report.ts';
import { judgesIn, MUTATION_REPORT, rate, type MutationReport } from '../src/site/data/mutation.ts';
import { sample, sampleOfEach } from './mutation/sample.ts';
import { complaints, readSurvivors } from './mutation/survivors.ts';

/**
 * `npm run mutate`: breaks the project in every way that is known here, and exits 1 unless the check notices each.
 *
 * The report of a run of all of them, or of a sample with `--report`, is written for the page that shows it.
 *
 * - `-- --each 5 --seed 1` takes only so many of each kind, chosen by the seed.
 * - `-- --kind "delete a statement"` takes only that kind, and no known failure modes; it may be given several times.
 * - `-- --verify 5` says how many mutants the whole check judges too, in a process of its own.
 */
const { options: values } = typed<{
  each?: string;
  seed: string;
  verify: string;
  report: boolean;
  kind: string[];
}>({
  description:
    'Breaks a copy of the project in every way that is known here, one at a time, and exits with 1 unless the check notices each. All of them take hours.',
  options: [
    new Option('--each <count>', 'only so many of each kind, chosen by the seed'),
    new Option('--seed <number>', 'which of them').default('1'),
    new Option('--kind <kinds...>', 'only these kinds, and no known failure modes').default([]),
    new Option('--verify <count>', 'how many the whole check judges too').default('5'),
    new Option('--report', 'write the report of a part of them, too').default(false),
  ],
  examples: ['--each 5 --seed 1', '--kind "delete a statement"'],
});
const seed = Number(values.seed);
const parent = mkdtempSync(join(tmpdir(), 'fargate-mutate-'));
try {
  process.exitCode = await mutate();
} finally {
  rmSync(parent, { recursive: true, force: true });
}

/** Returns the exit code. */
async function mutate(): Promise<number> {
  const pool = await Pool.open(parent, Math.min(availableParallelism(), 4));
  const read = (file: string) => {
    const path = join(pool.folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const ledger = JSON.parse(read(LEDGER)) as Ledger;
  const all = generate({ ledger, read }).filter(
    ({ kind }) => values.kind.length === 0 || values.kind.includes(kind),
  );
  const mutants = values.each === undefined ? all : sampleOfEach(all, Number(values.each), seed);
  const modes = values.kind.length === 0 ? FAILURE_MODES : [];
  print(`${modes.length} failure modes, ${mutants.length} of ${all.length} generated mutants`);

  const failureModes = await pool.judge(modes, { judged: progress });
  const generated = await pool.judge(mutants, { judged: progress });
  const judgements = [...failureModes, ...generated];
  const verified = await verify(judgements, pool.folder);

  const listed = readSurvivors();
  const wrong = [...complaints(judgements, listed, today()), ...verified.differences];
  if (values.each === undefined) {
    const names = new Set(all.map(({ name }) => name));
    const unknown = listed.filter(({ name }) => !names.has(name));
    wrong.push(...unknown.map(({ name }) => `${name}: listed as a survivor, and there is none`));
  }
  const report: MutationReport = {
    date: today(),
    sample: values.each === undefined ? null : { each: Number(values.each), seed },
    inAll: all.length,
    known: modes.map(({ id }) => id),
    failureModes: tally(failureModes),
    generated: tally(generated),
    kinds: tallyBy(generated, ({ mutant }) => mutant.kind),
    by: Object.fromEntries(
      Object.entries(tallyBy(judgements, ({ by }) => by))
        .filter(([by]) => by !== '')
        .map(([by, { killed }]) => [by, killed]),
    ),
    secondsEach: Number(
      (judgements.reduce((sum, { seconds }) => sum + seconds, 0) / judgements.length).toFixed(2),
    ),
    verified: { judged: verified.judged, alike: verified.judged - verified.differences.length },
    survivors: listed,
    ledgerSize: sizeOf(ledger),
    judges: judgesIn(ledger),
  };
  for (const [kind, each] of Object.entries(report.kinds)) {
    print(`${rate(each).padStart(7)}  ${kind}: ${each.killed} of ${each.all}`);
  }
  for (const [part, count] of Object.entries(report.by)) print(`noticed by ${part}: ${count}`);
  for (const each of wrong) print(`wrong    ${each}`);
  print(
    `failure modes ${rate(report.failureModes)}, generated ${rate(report.generated)}, ` +
      `${report.secondsEach} s each, ${report.verified.alike} of ${report.verified.judged} verified alike, ` +
      `${listed.length} survivors listed`,
  );
  const isWhole = values.each === undefined && values.kind.length === 0;
  if ((isWhole || values.report) && wrong.length === 0) {
    mkdirSync(dirname(MUTATION_REPORT), { recursive: true });
    writeFileSync(MUTATION_REPORT, `${JSON.stringify(report, null, 2)}\n`);
    print(`wrote    ${MUTATION_REPORT}`);
  }
  return wrong.length === 0 ? 0 : 1;
}

/** The quick verdict must be that of the whole check, and the process must say so by its exit code. */
async function verify(judgements: readonly Judgement[], folder: string) {
  const chosen = [
    ...judgements.filter(({ mutant }) => 'inAProcess' in mutant),
    ...sample(judgements, ({ mutant }) => mutant.name, Number(values.verify), seed),
  ];
  const differences: string[] = [];
  for (const { mutant, killed } of chosen) {
    const whole = await judgeInAProcess(mutant, folder);
    if (whole.killed === killed) continue;
    differences.push(`${mutant.name}: --changed says ${killed}, the whole check ${whole.killed}`);
  }
  return { judged: chosen.length, differences };
}

function progress({ killed, mutant }: Judgement): void {
  if (!killed) print(`survived ${mutant.name}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
