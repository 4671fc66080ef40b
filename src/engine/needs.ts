import { find } from './find.ts';
import { NEW_FOR } from './passing-errors.ts';
import type { Run } from './run.ts';
import { StepError, type Found, type Step } from './step.ts';

/**
 * What is there of each step that a run's step needs, by the name that it has there. Throws a {@link StepError} that names
 * what is missing.
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
  if (missing.length > 0) throw notMet(missing);
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

/** What a step needs and is not there: all of it is named, and the first of it is the next thing to do. */
function notMet(missing: readonly Missing[]): StepError {
  const says = [
    { named: missing.filter(({ isThere }) => !isThere), what: 'not found' },
    { named: missing.filter(({ isThere }) => isThere), what: 'found half done' },
  ]
    .filter(({ named }) => named.length > 0)
    .map(({ named, what }) => {
      const names = AND.format(named.map(({ step: { id, title } }) => `"${title}" (${id})`));
      return `${names}, which ${named.length === 1 ? 'was' : 'were'} ${what}`;
    });
  return new StepError(
    `This step needs ${says.join(', and ')}.`,
    `npm run step:${missing[0]!.step.id}`,
  );
}

const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
