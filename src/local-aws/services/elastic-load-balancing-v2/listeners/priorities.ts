import {
  OperationNotPermittedException$,
  PriorityInUseException$,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { awsError, type AwsError } from '../../../core/error.ts';
import type { RuleRecord } from './rules.ts';

/** AWS's words, as in public transcripts of Terraform. */
export function priorityInUse(priority: number): AwsError {
  return awsError(PriorityInUseException$, `Priority '${priority}' is currently in use`);
}

/** Throws OperationNotPermittedException for a default rule. The rule is in the API reference; the wording is a guess. */
export function refuseDefault({ rule }: RuleRecord, what: 'deleted' | 'modified'): void {
  if (!rule.IsDefault) return;
  throw awsError(
    OperationNotPermittedException$,
    `Default rule '${rule.RuleArn}' cannot be ${what}`,
  );
}

/** The order in which a listener tries its rules, as text that sorts: the default rule is last. */
export function rank({ rule }: RuleRecord): string {
  return rule.IsDefault ? '9' : `0${rule.Priority.padStart(5, '0')}`;
}
