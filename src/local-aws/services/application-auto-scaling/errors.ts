import {
  ObjectNotFoundException$,
  ResourceNotFoundException$,
  ValidationException$,
} from '@aws-sdk/client-application-auto-scaling';
import { awsError, type AwsError } from '../../core/error.ts';
import type { ConstraintViolation } from '../../core/constraint-model.ts';
import { validationError } from '../validation-error.ts';
import type { Scalable } from './scaling/scalable.ts';

export function validation(message: string): AwsError {
  return awsError(ValidationException$, message);
}

/** How Application Auto Scaling words a request that breaks its model. */
export function invalid(violation: ConstraintViolation): AwsError {
  return validation(validationError(violation).message);
}

/** AWS's words, as in public transcripts of Terraform. */
export function targetNotRegistered(target: Scalable): AwsError {
  return awsError(ObjectNotFoundException$, `No scalable target registered for ${inWords(target)}`);
}

/** AWS's words, as in public transcripts of the CLI. */
export function targetNotFound(target: Scalable): AwsError {
  return awsError(ObjectNotFoundException$, `No scalable target found for ${inWords(target)}`);
}

/** AWS's words, as in public transcripts of the CLI. */
export function policyNotFound(target: Scalable, policyName: string): AwsError {
  return awsError(
    ObjectNotFoundException$,
    `No scaling policy found for ${inWords(target)}, policy name: ${policyName}`,
  );
}

/** Worded as that of a policy is: a guess. */
export function actionNotFound(target: Scalable, actionName: string): AwsError {
  return awsError(
    ObjectNotFoundException$,
    `No scheduled action found for ${inWords(target)}, scheduled action name: ${actionName}`,
  );
}

/** The error of the operations on tags. The wording is a guess. */
export function resourceNotFound(arn: string): AwsError {
  return awsError(ResourceNotFoundException$, `Resource not found: ${arn}`, { ResourceName: arn });
}

// --- internal ---

function inWords({ ServiceNamespace, ResourceId, ScalableDimension }: Scalable): string {
  return `service namespace: ${ServiceNamespace}, resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}`;
}
