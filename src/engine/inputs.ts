import { z } from 'zod';
import { StepError, type InputShape, type Step } from './step.ts';

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
 * Throws a {@link StepError} that names the flag, or what `nameOf` says was used instead, what it takes and what it got.
 */
export function parseInputs(
  shape: InputShape,
  given: Record<string, unknown>,
  nameOf: (names: Pick<InputField, 'key' | 'flag' | 'variable'>) => string = ({ flag }) => flag,
): Record<string, unknown> {
  const inputs: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(shape)) {
    const result = schema.safeParse(given[key]);
    if (!result.success) {
      const why = result.error.issues.map(({ message }) => message).join('; ');
      const name = nameOf({ key, flag: flagOf(key), variable: variableOf(key) });
      throw new StepError(`${name} got "${String(given[key])}": ${why}.`);
    }
    inputs[key] = result.data;
  }
  return inputs;
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
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
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
