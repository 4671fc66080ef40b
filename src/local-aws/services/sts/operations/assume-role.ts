import {
  AssumeRole$,
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
} from '@aws-sdk/client-sts';
import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { callerContext } from '../../../policy/caller-context.ts';
import { requestContext } from '../../../policy/request-context.ts';
import { trustIn } from '../../../policy/trust.ts';
import { checkPolicy } from '../../iam/policies/check-policy-document.ts';
import { documentOf } from '../../iam/policies/policies-of.ts';
import { isAssumable, roles, type RoleRecord } from '../../iam/roles/roles.ts';
import { refuseOthers } from '../../not-modelled.ts';
import { sessionPrincipal, startSession } from '../sessions/sessions.ts';

/** Begins a session of a role that trusts the caller. Who is not trusted hears the same as for a role that does not exist. */
export const assumeRole = operation<AssumeRoleCommandInput, AssumeRoleCommandOutput>(AssumeRole$, {
  permissions: (input, region) => [
    {
      action: 'sts:AssumeRole',
      resource: input.RoleArn ?? '',
      context: sessionContext(input),
      isGrantedByResource: trustFor(input, region) === 'by name',
    },
  ],
  run(input, region) {
    refuseOthers('a session', input, [
      'RoleArn',
      'RoleSessionName',
      'DurationSeconds',
      'ExternalId',
      'Policy',
      'PolicyArns',
    ]);
    const { RoleArn: arn = '', RoleSessionName: name = '', DurationSeconds: seconds } = input;
    const record = findRole(region, arn);
    if (!record || !isAssumable(region, record) || !trustFor(input, region)) {
      // https://repost.aws/knowledge-center/iam-assume-role-error
      throw new AwsError(
        'AccessDenied',
        `User: ${region.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
        403,
      );
    }
    requireDuration(region, record, seconds);
    const session = startSession(region, record, { name, seconds, policies: given(input, region) });
    const { arn: Arn, userId: AssumedRoleId } = sessionPrincipal(region, record, name);
    return {
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        SessionToken: session.sessionToken,
        Expiration: new Date(session.expiresAt),
      },
      AssumedRoleUser: { Arn, AssumedRoleId },
    };
  },
});

// --- internal ---

function findRole(region: Region, arn: string): RoleRecord | undefined {
  const record = roles(region).get(arn.split('/').at(-1)!);
  return record?.role.Arn === arn ? record : undefined;
}

function sessionContext({ ExternalId, RoleSessionName = '' }: AssumeRoleCommandInput) {
  return {
    'sts:RoleSessionName': RoleSessionName,
    ...(ExternalId !== undefined && { 'sts:ExternalId': ExternalId }),
  };
}

function trustFor(input: AssumeRoleCommandInput, region: Region) {
  const record = findRole(region, input.RoleArn ?? '');
  if (!record) return undefined;
  const context = requestContext(region, { ...callerContext(region), ...sessionContext(input) });
  const trust = decodeURIComponent(record.role.AssumeRolePolicyDocument ?? '{}');
  return trustIn(trust, region.caller, region.accountId, context);
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html#API_AssumeRole_RequestParameters */
function requireDuration(region: Region, { role }: RoleRecord, seconds = 3600): void {
  if (region.caller.type === 'AssumedRole' && seconds > 3600) {
    // https://github.com/coinbase/assume-role/issues/24
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (seconds <= (role.MaxSessionDuration ?? 3600)) return;
  // https://github.com/kreuzwerker/awsu/issues/27
  throw new AwsError(
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  );
}

/** The policies that limit the session, as JSON texts; undefined where none are given. */
function given(
  { Policy, PolicyArns = [] }: AssumeRoleCommandInput,
  region: Region,
): string[] | undefined {
  if (Policy !== undefined) checkPolicy(Policy);
  const attached = PolicyArns.map(({ arn = '' }) => documentOf(region, arn));
  const all = [...(Policy === undefined ? [] : [Policy]), ...attached];
  return all.length > 0 ? all : undefined;
}
