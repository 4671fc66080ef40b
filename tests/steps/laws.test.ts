import { describe, expect, test } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { LawFixture } from '../../quality/recorded-laws/law-fixture.ts';
import { steps } from '../../scripts/steps/index.ts';
import { handChangesAreSeen } from './laws/by-hand/law-by-hand.ts';
import { errorsEndIt } from './laws/law-errors.ts';
import { inputsAreMet } from './laws/law-inputs.ts';
import { neighboursAreLeft } from './laws/law-neighbours.ts';
import { policyIsNarrow } from './laws/law-policy.ts';
import { policyOutlivesAKill } from './laws/law-resumed.ts';
import { doneIsDone } from './laws/law-settled.ts';
import { changesAreTold } from './laws/law-told.ts';
import { LAW_RUN } from './laws/open-law-run.ts';

/**
 * The laws that bind every step, whatever its kind: a new one is a line here, and a file of its own in laws/. Each returns
 * what was expected and what was found instead, or `undefined`. The few whose output a page shows are in
 * quality/recorded-laws/, and are proved in recorded-laws.test.ts.
 */
const LAWS: Record<string, (fixture: LawFixture) => Promise<string | undefined>> = {
  'each input is met in the account, and what is printed is what the account has': ({ step }) =>
    inputsAreMet(step),
  'an error that does not pass ends it at once, at each call': errorsEndIt,
  'what somebody changes by hand is mended, or told with the next command': handChangesAreSeen,
  'neighbours are neither found nor touched': neighboursAreLeft,
  'when it is done, nothing that it began is under way': doneIsDone,
  'whatever it makes or changes can be undone': undoIsThere,
  'it tells all that it writes, and nothing else': changesAreTold,
  'its policy allows what a run or an undo does after a kill': (fixture) =>
    policyOutlivesAKill(fixture),
  'its policy refuses what is not its own': ({ step }) => policyIsNarrow(step),
};

test('there are steps to judge', () => {
  expect(steps.length).toBeGreaterThan(0);
});

describe.each(steps.map((step) => [step.id, step] as const))('%s', (_id, step) => {
  const fixture = accountBefore(step).then((before) => new LawFixture(step, before, LAW_RUN));
  test.each(Object.entries(LAWS))('%s', async (_law, violationOf) => {
    expect(await violationOf(await fixture)).toBeUndefined();
  });
});

/** The type of a step says so too; a test does not look at types. */
function undoIsThere({ step }: LawFixture): Promise<string | undefined> {
  const isThere = step.kind === 'reads' || 'undo' in step;
  return Promise.resolve(isThere ? undefined : 'expected an undo, found none');
}
