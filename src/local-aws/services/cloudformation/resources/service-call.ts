import { AwsError } from '../../../core/error.ts';
import type { Region } from '../../../core/account.ts';
import type { Operation } from '../../../core/operation.ts';
import { decodeJson } from '../../../wire/aws-json.ts';
import { inputOf, missingMember } from '../../../wire/shape.ts';

/**
 * Calls an operation of another service as CloudFormation does, with an input that came out of a template and may have
 * anything in it. Throws what the operation throws.
 */
export function callService(region: Region, operation: Operation, input: object): object {
  const schema = inputOf(operation.schema);
  const decoded = decodeJson(schema, JSON.stringify(input));
  const problem = missingMember(schema, decoded);
  if (problem) {
    throw new AwsError('ValidationException', `${problem.path}: ${problem.constraint}`);
  }
  return operation.run(decoded, region);
}

/** `capacityProviders` for `CapacityProviders`, all the way down: templates write what JSON services call otherwise. */
export function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key.slice(0, 1).toLowerCase() + key.slice(1),
      camelCased(each),
    ]),
  );
}
