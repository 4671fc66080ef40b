import { core } from '../../../scripts/tracks/core.ts';
import { inputFields, judgeInputs, parseInputs } from '../../engine/parse-inputs.ts';
import { hourly } from '../../engine/billing.ts';
import { billsOf } from '../../engine/step.ts';
import { usedServices } from '../../../scripts/services.ts';
import { loaded } from './loaded.ts';
import type { Given } from './messages.ts';

/**
 * Checks each input: returns its errors in the words of its schema, and USD per hour of the whole tutorial with the
 * other inputs.
 */
export function checkInputs(given: Given): {
  problems: Record<string, string>;
  usdPerHour: number;
} {
  const shape = Object.fromEntries(
    inputFields(loaded.steps).map(({ key, schema }) => [key, schema]),
  );
  const problems: Record<string, string> = {};
  const good = { ...given };
  for (const { key, why, among } of judgeInputs(shape, given).problems) {
    problems[key] = why;
    for (const each of among) delete good[each];
  }
  return { problems, usdPerHour: priceOf(good) };
}

// --- internal ---

/** The steps are taken to be made with these inputs, whatever the account holds. */
function priceOf(given: Given): number {
  let sum = 0;
  for (const step of core.steps) {
    const needs = Object.entries(step.needs).map(
      ([name, need]) => [name, parseInputs(need.inputs, given)] as const,
    );
    const billed = billsOf(step, parseInputs(step.inputs, given), Object.fromEntries(needs));
    sum += hourly(usedServices, billed);
  }
  return sum;
}
