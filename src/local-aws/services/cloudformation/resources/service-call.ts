import { AwsError } from '../../../core/error.ts';
import type { Region } from '../../../core/account.ts';
import type { Operation, Service } from '../../../core/operation.ts';
import { enforceRights } from '../../../policy/enforce.ts';
import { readMembers } from '../../../wire/aws-json.ts';
import { findViolation } from '../../../wire/check-constraints.ts';
import { inputOf, missingMember } from '../../../wire/shape.ts';
import { converted } from './convert-types.ts';
import { ecs } from '../../ecs/service.ts';
import { iam } from '../../iam/service.ts';
import { logs } from '../../logs/service.ts';

/**
 * Calls an operation of another service as CloudFormation does, with an input that came out of a template and may have
 * anything in it. Throws what the service answers when the input breaks its model or the stack's role may not do it, and what
 * the operation throws.
 */
export function callService(region: Region, operation: Operation, input: object): object {
  const schema = inputOf(operation.schema);
  const decoded = readMembers(schema, converted(schema, JSON.parse(JSON.stringify(input))));
  const missing = missingMember(schema, decoded);
  if (missing) {
    // A guess at the wording.
    throw new AwsError('ValidationException', `${missing.path}: ${missing.constraint}`);
  }
  const service = serviceOf(operation);
  const { constraints, invalid } = service;
  const violation = constraints && findViolation(schema, decoded, constraints);
  if (violation) throw invalid(violation);
  const permissions = operation.permissions(decoded, region);
  enforceRights({ service, operation, input: decoded, region, permissions });
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

// --- internal ---

function serviceOf(operation: Operation): Service {
  const service = [ecs, iam, logs].find(({ operations }) => operations.includes(operation));
  if (!service) throw new Error(`no resource type's service has ${operation.name}`);
  return service;
}
