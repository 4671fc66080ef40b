import { didYouMean } from '../../engine/did-you-mean.ts';
import type { Recording } from '../../engine/recording.ts';

/**
 * The value that a field of a recorded request had, as a reader would write it: `FARGATE`, `1024`, `{ … }` for an object.
 * A path leads into the input: `containerDefinitions[0].image`. Says what is wrong when the step made no such call, or the
 * call had no such field.
 */
export function requestField(
  { step, run }: Pick<Recording, 'step' | 'run'>,
  operation: string,
  path: string,
): { value: string } | { problem: string } {
  const calls = run.calls.filter((call) => call.operation === operation);
  if (calls.length === 0) {
    const made = [...new Set(run.calls.map((call) => call.operation))];
    return {
      problem: `the step "${step}" does not call ${operation}.${didYouMean(operation, made)}`,
    };
  }
  // A call may be made more than once; the last one is the one that went through.
  let value: unknown = calls.at(-1)!.input;
  for (const part of path.split(/[.[\]]+/).filter((each) => each !== '')) {
    const parent = value;
    value = isObject(parent) ? parent[part] : undefined;
    if (value === undefined) {
      const known = isObject(parent) ? Object.keys(parent) : [];
      return {
        problem: `${operation} of the step "${step}" has no field "${path}".${didYouMean(part, known)}`,
      };
    }
  }
  return { value: written(value) };
}

// --- internal ---

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function written(value: unknown): string {
  if (Array.isArray(value))
    return value.every((each) => !isObject(each)) ? value.join(', ') : '[ … ]';
  return isObject(value) ? '{ … }' : String(value);
}
