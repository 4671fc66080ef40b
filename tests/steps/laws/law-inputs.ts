import { flagOf } from '../../../src/engine/parse-inputs.ts';
import type { Step } from '../../../src/engine/step.ts';
import type { Rows } from '../../../src/local-aws/stores/memory.ts';
import { AccountsBefore, needsOf } from '../../../quality/harness/account-before.ts';
import { added, factsIn, factsOf, replies, says, type Fact } from './account-facts.ts';
import { valuesOf, type Given } from './input-values.ts';
import { endedTasks } from './ended-tasks.ts';
import { LAW_RUN, openLawRun } from './open-law-run.ts';
import { accountLines } from './account-lines.ts';
import { ofReader } from './reader-facts.ts';
import { withRolesOfTheReader } from './reader-roles.ts';

/**
 * Tries each input of a step with several values, each on an account of its own. What is given is there then, at the same
 * place for each value, and is not there otherwise; what is printed is what the account has; and a value that is changed
 * later is there as if it had been given at once. Returns what is wrong, or `undefined`.
 */
export async function inputsAreMet(step: Step): Promise<string | undefined> {
  let first: Run | undefined;
  for (const key of inputsOf(step)) {
    // An answer is given once, and the account does not tell it: tests of the step try its values.
    if (isAnswer(shapeOfNeeds(step)[key]!)) continue;
    const isOwn = key in step.inputs;
    const [usual, ...others] = valuesOf(shapeOfNeeds(step), key);
    first ??= await tryWith(step, {});
    const trials: Trial[] = [{ ...first, key, value: usual, isUsual: true }];
    // An input that another step takes is proved there: here it is told of.
    for (const value of isOwn ? others : others.slice(0, 1)) {
      const run = await tryWith(step, { [key]: value! });
      trials.push({ ...run, key, value, isUsual: false });
    }
    for (const [index, trial] of trials.entries()) {
      const found =
        notAsItIs(trial, trials) ??
        (isOwn && index > 0
          ? (notMet(step, trials[index - 1]!, trial) ??
            (await notChanged(step, trials[index - 1]!, trial)))
          : undefined);
      if (found !== undefined) return `${step.id}, ${named(trial)}: ${found}`;
    }
  }
  return undefined;
}

// --- internal ---

/** A run with one value of one input. */
interface Trial extends Run {
  key: string;
  value: Given;
  /** True if it is the default. */
  isUsual: boolean;
}

/** The account after a run, and the lines that it printed. */
interface Run {
  rows: Rows;
  /** The facts that the run changed in the account, and those that it returned of the account. */
  evidence: Fact[];
  /** All that the account has, and all that AWS answered. */
  facts: Fact[];
  /** The lines that were said of the account. */
  said: string[];
}

/** The inputs that are tried: a step that only reads is told by what it needs, too. */
function inputsOf(step: Step): string[] {
  return Object.keys(step.kind === 'reads' ? shapeOfNeeds(step) : step.inputs);
}

function shapeOfNeeds(step: Step): Step['inputs'] {
  return Object.assign(
    {},
    ...[...needsOf(step), step].map(({ inputs }) => inputs),
  ) as object as Step['inputs'];
}

function isAnswer(schema: Step['inputs'][string]): boolean {
  return schema.meta()?.['isAnswer'] === true;
}

async function tryWith(step: Step, given: Record<string, string>): Promise<Run> {
  const before = await new AccountsBefore(withRolesOfTheReader(), { ...LAW_RUN, given }).before(
    step,
  );
  return runOn(before, step, given);
}

async function runOn(rows: Rows, step: Step, given: Record<string, string>): Promise<Run> {
  const run = await openLawRun({ rows, given });
  const before = await run.aws.inventory();
  const { outputs } = await run.runner.run(step);
  const after = await run.aws.inventory();
  const has = factsOf(after);
  const returned = factsIn(outputs, 'what it returns').filter((fact) =>
    has.some((each) => says(each, fact.value)),
  );
  const ended = endedTasks(run);
  return {
    rows: run.rows,
    evidence: [...added(before, after), ...returned, ...ended],
    facts: [
      ...has,
      ...ended,
      ...replies(run),
      ...shortIds(has),
      ...(isForetelling(step) ? await ofReader(given) : []),
    ],
    said: accountLines(run),
  };
}

/** The start of the id of each task, by which the app that answers in its place calls it. */
function shortIds(facts: readonly Fact[]): Fact[] {
  return facts
    .filter(({ path }) => path === 'task id')
    .map(({ path, value }) => ({ path, value: value.split('/').at(-1)!.slice(0, 8) }));
}

/** A step that reads, and takes inputs of its own: it speaks of what is not there yet. */
function isForetelling({ kind, inputs }: Step): boolean {
  return kind === 'reads' && Object.keys(inputs).length > 0;
}

/** Finds words with digits in them, or equal to one of the values, that were said and are nowhere in the account. */
function notAsItIs({ said, facts }: Trial, trials: readonly Trial[]): string | undefined {
  const values = new Set(trials.map(({ value }) => value));
  for (const line of said) {
    for (const word of wordsOf(line)) {
      if (!values.has(word) && !/\d/.test(word)) continue;
      if (facts.some((fact) => says(fact, word))) continue;
      return `expected the account to have what is printed; found "${word}" in "${line.trim()}", and nowhere in the account`;
    }
  }
  return undefined;
}

/** Returns an error unless the facts that a value left are where those of the value before it stood, and only there. */
function notMet(step: Step, other: Trial, trial: Trial): string | undefined {
  const value = trial.value!;
  if (step.kind === 'reads') {
    if (other.said.join('\n') !== trial.said.join('\n')) return undefined;
    return `expected it to print something else than with ${named(other)}; found the same`;
  }
  const places = placesOf(trial.evidence, value);
  if (places.length === 0) {
    const instead = placesOf(trial.evidence, other.value).join(', ');
    return `expected ${value} in what it makes; found it nowhere${instead && `, and ${other.value} at ${instead}`}`;
  }
  const early = placesOf(other.evidence, value).filter((place) => places.includes(place));
  if (early.length > 0) {
    return `expected ${value} only where it is given; found it with ${named(other)} too, at ${early.join(', ')}`;
  }
  if (other.value === undefined) return undefined;
  const formerly = placesOf(other.evidence, other.value);
  const missing = places.filter((place) => !formerly.includes(place));
  // The usual value, and a single digit, stand in places that have nothing to do with the input.
  const isPlain = other.isUsual || other.value.length === 1;
  const left = isPlain ? [] : formerly.filter((place) => !places.includes(place));
  if (missing.length + left.length === 0) return undefined;
  return `expected ${value} where ${named(other)} has ${other.value}: ${formerly.join(', ')}; found it at ${places.join(', ')}`;
}

/** The same value, given when the step has run with another one already. */
async function notChanged(step: Step, other: Trial, trial: Trial): Promise<string | undefined> {
  if (step.kind === 'reads') return undefined;
  const changed = await runOn(other.rows, step, { [trial.key]: trial.value! });
  const wanted = placesOf(trial.evidence, trial.value);
  const places = placesOf(changed.evidence, trial.value);
  const missing = wanted.filter((place) => !places.includes(place));
  if (missing.length === 0) return undefined;
  return `expected ${trial.value} at ${missing.join(', ')} when it is given after ${named(other)}; found it at ${places.join(', ') || 'no place'}`;
}

function placesOf(facts: readonly Fact[], value: Given): string[] {
  if (value === undefined) return [];
  return [...new Set(facts.filter((fact) => says(fact, value)).map(({ path }) => path))].sort();
}

function wordsOf(line: string): string[] {
  return line
    .split(/[\s,;()"']+/)
    .map((word) => word.replace(/^\$|[.:]+$/g, ''))
    .flatMap((word) => (word.includes('://') ? partsOfUrl(word) : word))
    .filter((word) => word !== '');
}

/** AWS gives an address and a port, and knows no URL. */
function partsOfUrl(text: string): string[] {
  const { hostname, port } = new URL(text);
  return [hostname, port];
}

function named({ key, value }: Trial): string {
  return value === undefined ? `no ${flagOf(key)}` : `${flagOf(key)} ${value}`;
}
