import { services } from '../aws/index.ts';
import type { AwsService } from '../aws/service.ts';

/** An id, or all ids of a list: there may be another number of them elsewhere. */
export type Ids = string | string[];

/** The name of a variable that holds this id; undefined for what is no id that AWS makes up. */
export function variableFor(id: string): string | undefined {
  return VOLATILE.find(({ whole }) => whole.test(id))?.variable;
}

/** The ids in a request that AWS made up: two or more in one list belong together. The host of an address is one, too. */
export function* volatileIn(value: unknown): Generator<Ids> {
  if (typeof value === 'string') {
    const id = /^https?:\/\/([^/]+)\/$/.exec(value)?.[1] ?? value;
    if (variableFor(id)) yield id;
  } else if (isListOfIds(value)) yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) yield* volatileIn(item);
  }
}

// --- internal ---

/** Ids that AWS makes up and requests hold: whoever types the commands has others. */
const VOLATILE = Object.values<AwsService>(services).flatMap(({ ids }) =>
  ids.flatMap(({ pattern, variable }) =>
    variable === undefined ? [] : { variable, whole: RegExp(`^(?:${pattern.source})$`) },
  ),
);

function isListOfIds(value: unknown): value is string[] {
  const isId = (item: unknown) => typeof item === 'string' && variableFor(item) !== undefined;
  return Array.isArray(value) && value.length > 1 && value.every(isId);
}
