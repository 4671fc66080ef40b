import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { typed } from '../scripts/cli/script.ts';
import { today } from './harness/today.ts';
import { FAILURE_MODES } from './mutation/failure-modes.ts';
import { generateMutants } from './mutation/generate-mutants.ts';
import { MutantJudge } from './mutation/judge-mutants.ts';
import type { Mutant } from './mutation/mutant.ts';
import type { Judgement } from './mutation/verdict.ts';
import { tally, tallyBy } from './mutation/report.ts';
import { sampleOfEach } from './mutation/sample.ts';
import { complaints, readSurvivors } from './mutation/survivors.ts';
import { MUTATION_REPORT, rate, type MutationReport } from '../src/site/data/mutation.ts';

/**
 * `npm run mutate`: breaks the project in every way that is known here, and exits 1 unless the check catches each, or a list
 * says why not. Caught means: not even `npm run record` makes the check green while the breakage is in.
 *
 * The report of a run of all of them, or of a sample with `--report`, is written for the page that shows it.
 *
 * - `-- --each 5 --seed 1` takes only so many of each kind, chosen by the seed.
 * - `-- --copies 2` says how many are judged at once: as many as there are processors, unless it is given.
 * - `-- --kind "delete a statement"` takes only that kind, and no known failure modes; it may be given several times.
 * - `-- --resume` goes on with a run of the same commit that was stopped. What got no answer in time is judged again.
 */
const { options: values } = typed<{
  each?: string;
  seed: string;
  copies: string;
  report: boolean;
  kind: string[];
  resume: boolean;
}>({
  description:
    'Breaks a copy of the project in every way that is known here, one at a time, and exits with 1 unless the check catches each. All of them take hours.',
  options: [
    new Option('--each <count>', 'only so many of each kind, chosen by the seed'),
    new Option('--seed <number>', 'which of them').default('1'),
    new Option('--kind <kinds...>', 'only these kinds, and no known failure modes').default([]),
    new Option('--copies <count>', 'how many are judged at once').default(
      String(Math.min(availableParallelism(), 4)),
    ),
    new Option('--report', 'write the report of a part of them, too').default(false),
    new Option('--resume', 'go on with a run of this commit that was stopped').default(false),
  ],
  examples: ['--each 5 --seed 1 --resume', '--kind "delete a statement"'],
});
const seed = Number(values.seed);
const commit = git('rev-parse', '--short', 'HEAD');
/** The judgements of runs of this commit, one a line. */
const JOURNAL = `.cache/mutants-${commit}.jsonl`;
const parent = mkdtempSync(join(tmpdir(), 'fargate-mutate-'));
try {
  process.exitCode = await mutate();
} finally {
  rmSync(parent, { recursive: true, force: true });
}

/** Returns the exit code. */
async function mutate(): Promise<number> {
  const all = generateMutants().filter(
    ({ kind }) => values.kind.length === 0 || values.kind.includes(kind),
  );
  const mutants = values.each === undefined ? all : sampleOfEach(all, Number(values.each), seed);
  const modes = values.kind.length === 0 ? FAILURE_MODES : [];
  print(`${modes.length} failure modes, ${mutants.length} of ${all.length} generated mutants`);

  const earlier = values.resume ? readJournal() : new Map<string, Judgement>();
  const judge = MutantJudge.open(parent, Number(values.copies));
  const before = await judge.problems();
  if (before !== '') throw new Error(`all must be green before anything is broken\n${before}`);
  const judgedOrKnown = async (some: readonly Mutant[]): Promise<Judgement[]> => {
    const rest = some.filter(({ name }) => !earlier.has(name));
    for (const each of await judge.judge(rest, progress)) earlier.set(each.mutant.name, each);
    return some.map((mutant) => ({ ...earlier.get(mutant.name)!, mutant }));
  };
  const failureModes = await judgedOrKnown(modes);
  const generated = await judgedOrKnown(mutants);
  judge.close();
  const judgements = [...failureModes, ...generated];

  const listed = readSurvivors();
  const wrong = complaints(judgements, listed, today());
  const report: MutationReport = {
    date: today(),
    commit,
    command: ['npm run mutate', ...(process.argv[2] ? ['--'] : []), ...process.argv.slice(2)].join(
      ' ',
    ),
    sample: values.each === undefined ? null : { each: Number(values.each), seed },
    inAll: all.length,
    known: modes.map(({ id }) => id),
    failureModes: tally(failureModes),
    generated: tally(generated),
    kinds: tallyBy(generated, ({ mutant }) => mutant.kind),
    by: Object.fromEntries(
      Object.entries(tallyBy(judgements, ({ by }) => by))
        .filter(([by]) => by !== '')
        .map(([by, { noticed }]) => [by, noticed]),
    ),
    survivors: judgements
      .filter(({ caught }) => !caught)
      .map(({ mutant, noticed }) => {
        const reason = listed.find(({ name }) => name === mutant.name)?.reason;
        return { name: mutant.name, kind: mutant.kind, noticed, ...(reason && { reason }) };
      })
      .sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0)),
  };
  for (const [kind, { all, noticed, caught }] of Object.entries(report.kinds)) {
    print(`${kind}: of ${all} noticed ${noticed}, caught ${caught}`);
  }
  for (const [check, count] of Object.entries(report.by)) print(`noticed by ${check}: ${count}`);
  for (const each of wrong) print(`wrong    ${each}`);
  const { all: judged, noticed, caught } = report.generated;
  print(
    `failure modes: ${report.failureModes.caught} of ${modes.length} caught; ` +
      `generated: ${rate(noticed, judged)} noticed, ${rate(caught, judged)} caught`,
  );
  const isWhole = values.each === undefined && values.kind.length === 0;
  if (isWhole || values.report) {
    writeFileSync(MUTATION_REPORT, `${JSON.stringify(report, null, 2)}\n`);
    print(`wrote    ${MUTATION_REPORT}`);
  }
  return wrong.length === 0 ? 0 : 1;
}

/** Silence is no judgement: it is not kept. */
function progress(judgement: Judgement): void {
  const { caught, noticed, mutant, output } = judgement;
  if (noticed || !output.startsWith('{"died"')) {
    mkdirSync('.cache', { recursive: true });
    appendFileSync(JOURNAL, `${JSON.stringify(judgement)}\n`);
  }
  if (!caught) print(`${noticed ? 'recorded' : 'survived'} ${mutant.name}`);
}

function readJournal(): Map<string, Judgement> {
  if (git('status', '--porcelain') !== '') throw new Error('expected what is committed: git stash');
  const lines = existsSync(JOURNAL) ? readFileSync(JOURNAL, 'utf8').trimEnd().split('\n') : [];
  const judgements = lines.map((line) => JSON.parse(line) as Judgement);
  return new Map(judgements.map((judgement) => [judgement.mutant.name, judgement]));
}

function git(...flags: string[]): string {
  return spawnSync('git', flags, { encoding: 'utf8' }).stdout.trim();
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
