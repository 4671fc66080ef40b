import { AwsError } from '../core/error.ts';

/** Something that AWS does and the local AWS does not: said by name, never passed over in silence. */
export function notModelled(what: string): AwsError {
  return new AwsError('NotImplemented', `The local AWS does not model ${what}.`, 501);
}

/**
 * Refuses a request that sets one of these members, on which the local AWS does not act. A default is not refused.
 *
 * @param owner what the members belong to, as `a service`
 * @param names all members of `given` when left out
 */
export function refuseMembers<Given extends object>(
  owner: string,
  given: Given,
  names: readonly (keyof Given & string)[] = Object.keys(given) as (keyof Given & string)[],
): void {
  for (const name of names) {
    if (isSet(given[name])) throw notModelled(`${name} of ${owner}`);
  }
}

/**
 * Refuses a request that sets a member on which the local AWS does not act, those that a later SDK brings included.
 *
 * @param known the members that are acted on
 */
export function refuseOthers<Given extends object>(
  owner: string,
  given: Given,
  known: readonly (keyof Given & string)[],
): void {
  const names = Object.keys(given) as (keyof Given & string)[];
  refuseMembers(
    owner,
    given,
    names.filter((name) => !known.includes(name)),
  );
}

// --- internal ---

function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return ![undefined, false, '', 'default'].includes(value as string);
}
