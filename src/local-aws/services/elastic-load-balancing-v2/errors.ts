import {
  ListenerNotFoundException$,
  LoadBalancerNotFoundException$,
  RuleNotFoundException$,
  TargetGroupNotFoundException$,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { awsError, AwsError } from '../../core/error.ts';

/** ELB's error for a request that makes no sense; no schema has it. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

// The words of these four are AWS's, as public transcripts of the CLI and of Terraform show.

export function loadBalancerNotFound(...references: string[]): AwsError {
  return awsError(
    LoadBalancerNotFoundException$,
    `Load balancers '[${references.join(', ')}]' not found`,
  );
}

export function targetGroupNotFound(...references: string[]): AwsError {
  const message =
    references.length === 1
      ? `Target groups '${references[0]}' not found`
      : 'One or more target groups not found';
  return awsError(TargetGroupNotFoundException$, message);
}

export function listenerNotFound(): AwsError {
  return awsError(ListenerNotFoundException$, 'One or more listeners not found');
}

export function ruleNotFound(): AwsError {
  return awsError(RuleNotFoundException$, 'One or more rules not found');
}
