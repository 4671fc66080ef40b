import { z } from 'zod';
import { judgeInputs } from '../../../src/engine/parse-inputs.ts';
import type { InputShape } from '../../../src/engine/step.ts';

/** A value as a reader gives it; `undefined` where the reader gives none. */
export type Given = string | undefined;

/**
 * Values of one input, the default first, each of them good beside the defaults of the others. A choice has all of them, a
 * number the next ones; a text has those that its schema has as `examples`.
 *
 * Throws an Error for an input of which no second value is known.
 */
export function valuesOf(shape: InputShape, key: string): Given[] {
  const json = z.toJSONSchema(shape[key]!, { unrepresentable: 'any' });
  const usual = json.default === undefined ? undefined : textOf(json.default);
  const others = (json.enum ?? json.examples ?? numbersNear(Number(usual)))
    .map(textOf)
    .filter((value) => value !== usual)
    .filter((value) => judgeInputs(shape, { [key]: value }).problems.length === 0)
    .slice(0, 2);
  if (others.length > 0) return [usual, ...others];
  throw new Error(
    `the input "${key}" is to be tried with two values, and there is only ${usual}: give it others with .meta({ examples: [...] }) in scripts/inputs.ts`,
  );
}

// --- internal ---

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function numbersNear(number: number): number[] {
  if (!Number.isInteger(number)) return [];
  return [number + 1, number + 2, number / 2, number * 2, number + 1024];
}
