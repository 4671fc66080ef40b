import type { ShapeConstraint } from '../../core/constraint-model.ts';
import { requireConstraint } from '../require-constraint.ts';
import { validationError as modelError } from '../validation-error.ts';
import { validationError } from './errors.ts';

/** Throws ValidationError when a value violates a constraint that the model does not have. */
export function check(path: string, value: unknown, constraint: ShapeConstraint): void {
  requireConstraint(modelError, path, value, constraint);
}

/**
 * Throws ValidationError when a text cannot be the name of a load balancer or a target group. The first and the last
 * text are AWS's, as public transcripts show; moto's tests hold the second.
 */
export function checkName(
  noun: 'The load balancer name' | 'Target group name',
  name: string,
): void {
  if (name.length > 32) {
    throw validationError(`${noun} '${name}' cannot be longer than '32' characters`);
  }
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw validationError(
      `${noun} '${name}' can only contain characters that are alphanumeric characters or hyphens(-)`,
    );
  }
  if (/^-|-$/.test(name)) throw validationError(`${noun} '${name}' cannot begin or end with '-'`);
}

const ARN_TYPES = {
  'load balancer': 'loadbalancer',
  'target group': 'targetgroup',
  listener: 'listener',
  'listener rule': 'listener-rule',
};

/** Throws ValidationError when a text is no ARN of that kind. */
export function checkArn(arn: string, noun: keyof typeof ARN_TYPES): void {
  const form = `^arn:aws:elasticloadbalancing:[a-z0-9-]+:\\d{12}:${ARN_TYPES[noun]}/.+$`;
  if (new RegExp(form).test(arn)) return;
  // AWS's words, as in public transcripts of Terraform.
  throw validationError(`'${arn}' is not a valid ${noun} ARN`);
}
