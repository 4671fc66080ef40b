import { z } from 'zod';
import { InputError, type InputShape, type Step } from './step.ts';

/** One input of one or more steps, as the command line, the environment and a form see it. */
export interface InputField {
  /** As in the schema: `desiredCount`. */
  key: string;
  /** `--desired-count`. */
  flag: string;
  /** `FARGATE_DESIRED_COUNT`. */
  variable: string;
  description: string;
  default: unknown;
  /** The values that may be chosen, where they are few. */
  choices: string[] | undefined;
  isNumber: boolean;
  schema: z.ZodType;
  /** The steps that take it. */
  steps: string[];
}

/** A rule for inputs beside each other, registered with the schema of one of them. */
export interface Together {
  /** The inputs that are judged, each of them good by itself. */
  keys: readonly string[];
  /** Says which of them is wrong beside the others, and what was expected. */
  judge(inputs: Record<string, unknown>): Problem | undefined;
}

/** The rules about several inputs at once. */
export const together = z.registry<Together>();

/** An input that was refused, and why. */
export interface Problem {
  key: string;
  /** The expectation, in the words of a schema. */
  why: string;
}

/** Where a reader's value is from. */
export type Source = 'flag' | 'variable' | 'default';

/** The inputs of all steps. An input that several steps take must be one and the same schema. */
export function inputFields(steps: readonly Pick<Step, 'id' | 'inputs'>[]): InputField[] {
  const fields = new Map<string, InputField>();
  for (const step of steps) {
    for (const [key, schema] of Object.entries(step.inputs)) {
      const known = fields.get(key);
      if (!known) fields.set(key, describe(key, schema, step.id));
      else if (known.schema === schema) known.steps.push(step.id);
      else
        throw new Error(`the input "${key}" of ${step.id} differs from that of ${known.steps[0]}`);
    }
  }
  return [...fields.values()];
}

/**
 * Checks what the reader gave, all of it text, and fills in the defaults.
 * Throws an {@link InputError} that names the flag, or the variable that `sourceOf` says was used instead, what it takes and
 * what it got.
 */
export function parseInputs(
  shape: InputShape,
  given: Record<string, unknown>,
  sourceOf: (key: string) => Source = (key) => (given[key] === undefined ? 'default' : 'flag'),
): Record<string, unknown> {
  const { inputs, problems } = judgeInputs(shape, given);
  const [problem] = problems;
  if (!problem) return inputs;
  const { key, why } = problem;
  const source = sourceOf(key);
  if (source === 'default') {
    throw new InputError(`${flagOf(key)} is ${String(inputs[key])} by default: ${why}.`);
  }
  const got = `got "${String(given[key])}": ${why}.`;
  if (source === 'flag') throw new InputError(`${flagOf(key)} ${got}`);
  throw new InputError(`${variableOf(key)} ${got}`, `unset ${variableOf(key)}`);
}

/**
 * Checks each input, and then those that are good beside each other. Returns those that are good by themselves, with the
 * defaults, and what is wrong, with the inputs that it is about.
 */
export function judgeInputs(
  shape: InputShape,
  given: Record<string, unknown>,
): { inputs: Record<string, unknown>; problems: (Problem & { among: readonly string[] })[] } {
  const inputs: Record<string, unknown> = {};
  const problems: (Problem & { among: readonly string[] })[] = [];
  for (const [key, schema] of Object.entries(shape)) {
    const result = schema.safeParse(given[key]);
    if (result.success) {
      inputs[key] = result.data;
      continue;
    }
    const why = [...new Set(result.error.issues.map(({ message }) => message))].join('; ');
    problems.push({ key, why, among: [key] });
  }
  for (const schema of Object.values(shape)) {
    const rule = together.get(schema);
    if (!rule?.keys.every((key) => key in inputs)) continue;
    const problem = rule.judge(inputs);
    if (problem) problems.push({ ...problem, among: rule.keys });
  }
  return { inputs, problems };
}

/** Twelve hex digits that change when an input changes. Kept as a tag, so that a changed input is noticed. */
export function hashInputs(inputs: object): Promise<string> {
  const text = JSON.stringify(Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1)));
  let hash = hashes.get(text);
  if (!hash) hashes.set(text, (hash = hashOf(text)));
  return hash;
}

/** The flag of an input: `--desired-count` of `desiredCount`. */
export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

// --- internal ---

/** By text: every look at a step asks for the hash of the same few inputs, and a browser takes a while for each. */
const hashes = new Map<string, Promise<string>>();

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest).slice(0, 6)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function describe(key: string, schema: z.ZodType, step: string): InputField {
  const json = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return {
    key,
    flag: flagOf(key),
    variable: variableOf(key),
    description: json.description ?? '',
    default: json.default,
    choices: json.enum?.map(String),
    isNumber: json.type === 'number' || json.type === 'integer',
    schema,
    steps: [step],
  };
}

function variableOf(key: string): string {
  return `FARGATE_${key.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
}
