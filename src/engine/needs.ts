import { isDenied } from './denied.ts';
import { find } from './find.ts';
import { NEW_FOR } from './passing-errors.ts';
import type { Run } from './run.ts';
import { StepError, type Found, type Step } from './step.ts';

/** A step that another needs is not done, or only in part. */
export class UnmetNeedError extends StepError {}

/**
 * Finds the outputs of each step that a run's step needs, by the name that it has there. Throws an {@link UnmetNeedError}
 * that names what is missing, with what is missing for that, and the one command that makes all of it.
 *
 * @param justMade the steps that were done a moment ago: AWS may take some seconds to show what they made
 */
export async function meetNeeds(
  run: Run,
  justMade: ReadonlySet<Step>,
): Promise<Record<string, object>> {
  const found: Record<string, object> = {};
  const missing: Missing[] = [];
  for (const [name, step] of Object.entries(run.step.needs)) {
    const outputs = await findNeed(run, step, justMade.has(step));
    if (!outputs || outputs.unfinished) {
      missing.push({ step, isThere: outputs !== undefined });
      continue;
    }
    found[name] = outputs;
    if (missing.length === 0) run.session.emit({ type: 'need', step: step.id });
  }
  if (missing.length > 0) throw notMet(run.step, missing, await missingFor(run, missing));
  return found;
}

// --- internal ---

async function findNeed(
  run: Run,
  step: Step,
  isNew: boolean,
): Promise<(object & Found) | undefined> {
  const context = await run.context('needs', step);
  const { every, atMost } = NEW_FOR;
  for (let seconds = 0; ; seconds += await run.session.sleep(every)) {
    const found = await find(step, context);
    const isWhole = found && !found.unfinished;
    if (isWhole || !isNew || seconds >= atMost) return found;
  }
}

/** A step that another needs, and that is not done, or only in part. */
interface Missing {
  step: Step;
  isThere: boolean;
}

/** Lists the needs of the missing steps that are missing too, in the order in which they are made. */
async function missingFor(run: Run, missing: readonly Missing[]): Promise<Step[]> {
  const asked = new Set(missing.map(({ step }) => step));
  const found: Step[] = [];
  const look = async (step: Step) => {
    for (const need of Object.values(step.needs)) {
      if (asked.has(need)) continue;
      asked.add(need);
      if (!(await isMissing(run, need))) continue;
      await look(need);
      found.push(need);
    }
  };
  for (const { step } of missing) await look(step);
  return found;
}

/**
 * Returns true if a need is missing. A need that the step's own permissions do not show, or that is not of this
 * tutorial, is not named here: it is told when it is met.
 */
async function isMissing(run: Run, need: Step): Promise<boolean> {
  try {
    const found = await findNeed(run, need, false);
    return !found || found.unfinished === true;
  } catch (error) {
    if (error instanceof StepError) return false;
    if (isDenied(error)) return false;
    throw error;
  }
}

/** Names all that is missing, and the command that makes it: the step itself when it is one, else the tutorial up to here. */
function notMet(
  wanted: Step,
  missing: readonly Missing[],
  before: readonly Step[],
): UnmetNeedError {
  const says = [
    { named: missing.filter(({ isThere }) => !isThere), what: 'not found' },
    { named: missing.filter(({ isThere }) => isThere), what: 'found half done' },
  ]
    .filter(({ named }) => named.length > 0)
    .map(({ named, what }) => {
      const names = AND.format(named.map(({ step: { id, title } }) => `"${title}" (${id})`));
      return `${names}, which ${named.length === 1 ? 'was' : 'were'} ${what}`;
    });
  const sentences = [
    `This step needs ${says.join(', and ')}.`,
    ...(before.length === 0
      ? []
      : [
          `These are missing too and have to come first: ${AND.format(before.map(({ id }) => id))}.`,
        ]),
  ];
  const isOne = missing.length === 1 && before.length === 0;
  return new UnmetNeedError(
    sentences.join(' '),
    isOne ? `npm run step:${missing[0]!.step.id}` : `npm run tutorial -- --to ${wanted.id}`,
  );
}

const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
