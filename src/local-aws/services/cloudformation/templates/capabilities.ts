import {
  InsufficientCapabilitiesException$,
  type Capability,
} from '@aws-sdk/client-cloudformation';
import { awsError } from '../../../core/error.ts';
import type { Template } from './template-model.ts';

/** Throws InsufficientCapabilitiesException, in AWS's words, unless a caller knows that a template makes roles. */
export function requireCapabilities(template: Template, given: readonly Capability[] = []): void {
  const roles = Object.values(template.resources).filter(({ Type }) => Type === 'AWS::IAM::Role');
  if (roles.length === 0 || given.includes('CAPABILITY_NAMED_IAM')) return;
  const isNamed = roles.some(({ Properties }) => Properties['RoleName'] !== undefined);
  if (!isNamed && given.includes('CAPABILITY_IAM')) return;
  throw awsError(
    InsufficientCapabilitiesException$,
    `Requires capabilities : [${isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'}]`,
  );
}
