import type { ConstraintViolation } from '../core/constraint-model.ts';
import { findViolation } from '../wire/check-constraints.ts';
import { inputOf, missingMember } from '../wire/shape.ts';
import type { Call } from './call.ts';

/** Throws the error of the service for an input that does not fit AWS's own model of it. */
export function validate(call: Call): void {
  const violation = modelViolation(call);
  if (violation) throw call.service.invalid(violation);
}

/** The first member that is missing or breaks a constraint of AWS's model, or `undefined`. */
export function modelViolation({
  service: { constraints },
  operation: { schema },
  input,
}: Call): ConstraintViolation | undefined {
  const inputSchema = inputOf(schema);
  return (
    missingMember(inputSchema, input) ??
    (constraints && findViolation(inputSchema, input, constraints))
  );
}
