import {
  InsufficientCapabilitiesException$,
  type Capability,
} from '@aws-sdk/client-cloudformation';
import { awsError } from '../../../core/error.ts';
import type { Template } from './template-model.ts';

/** Throws InsufficientCapabilitiesException, in AWS's words, unless a caller knows that a template makes roles. */
export function requireCapabilities(template: Template, given: readonly Capability[] = []): void {
  const needed = neededCapability(template);
  if (needed === undefined || given.includes('CAPABILITY_NAMED_IAM')) return;
  if (needed === 'CAPABILITY_IAM' && given.includes('CAPABILITY_IAM')) return;
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/test_template_engine.snapshot.json
  throw awsError(InsufficientCapabilitiesException$, `Requires capabilities : [${needed}]`);
}

/** The capabilities that a template needs and why, in AWS's words: https://github.com/aws/aws-cli/issues/4838 */
export function neededCapabilities(template: Template): {
  Capabilities?: Capability[];
  CapabilitiesReason?: string;
} {
  const needed = neededCapability(template);
  if (needed === undefined) return {};
  return {
    Capabilities: [needed],
    CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
  };
}

// --- internal ---

function neededCapability(template: Template): Capability | undefined {
  const roles = Object.values(template.resources).filter(({ Type }) => Type === 'AWS::IAM::Role');
  if (roles.length === 0) return undefined;
  const isNamed = roles.some(({ Properties }) => Properties['RoleName'] !== undefined);
  return isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM';
}
