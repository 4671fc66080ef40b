import { AwsError } from '../../core/error.ts';

/** Refuses a request that sets a member which the local AWS does not act on: it never pretends. A default is not refused. */
export function refuseMembers(input: object, ...names: string[]): void {
  const values = input as Record<string, unknown>;
  const given = names.find(
    (name) => ![undefined, false, 'default'].includes(values[name] as string),
  );
  if (given === undefined) return;
  throw new AwsError('NotImplemented', `The local AWS does not serve the member ${given}.`, 501);
}
