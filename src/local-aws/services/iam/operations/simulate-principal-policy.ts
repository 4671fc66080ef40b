import {
  InvalidInputException$,
  SimulatePrincipalPolicy$,
  type EvaluationResult,
  type SimulatePrincipalPolicyCommandInput,
  type SimulatePrincipalPolicyCommandOutput,
} from '@aws-sdk/client-iam';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { evaluate, type Verdict } from '../../../policy/evaluate.ts';
import { requestContext } from '../../../policy/request-context.ts';
import { listPage } from '../../list-page.ts';
import { notModelled, refuseOthers } from '../../not-modelled.ts';
import { invalidMarker } from '../paging.ts';
import { onRole, onUser } from '../permissions.ts';
import { checkPolicy } from '../policies/check-policy-document.ts';
import { policiesOf, readModelled } from '../policies/policies-of.ts';
import { requireRole } from '../roles/roles.ts';
import { requireUser } from '../users/users.ts';

/**
 * Says of each action and resource if the policies of a role or a user allow it, as a guard of the local AWS would decide. The
 * statements that decided are not named.
 */
export const simulatePrincipalPolicy = operation<
  SimulatePrincipalPolicyCommandInput,
  SimulatePrincipalPolicyCommandOutput
>(SimulatePrincipalPolicy$, {
  permissions({ PolicySourceArn = '' }, region) {
    const { kind, name } = sourceIn(PolicySourceArn) ?? {};
    const on = kind === 'user' ? onUser : onRole;
    return [on('iam:SimulatePrincipalPolicy', name, region)];
  },
  run(input, region) {
    refuseOthers('a simulation', input, [
      'PolicySourceArn',
      'PolicyInputList',
      'ActionNames',
      'ResourceArns',
      'ContextEntries',
      'MaxItems',
      'Marker',
    ]);
    const { ActionNames = [], ResourceArns = ['*'], Marker, MaxItems = 100 } = input;
    const policies = policiesFor(input, region);
    ResourceArns.forEach(requireArn);
    const context = contextOf(input, region);
    const results = ActionNames.flatMap((action) =>
      ResourceArns.map((resource): EvaluationResult => {
        const verdict = evaluate(policies, { action, resource, context });
        return {
          EvalActionName: action,
          EvalResourceName: resource,
          EvalDecision: DECISIONS[verdict],
          MatchedStatements: [],
          MissingContextValues: [],
        };
      }),
    ).map((result, index) => ({ result, key: String(index).padStart(9, '0') }));
    const { items, next } = listPage(results, ({ key }) => key, {
      token: Marker,
      size: MaxItems,
      invalidToken: invalidMarker,
    });
    return {
      EvaluationResults: items.map(({ result }) => result),
      IsTruncated: next !== undefined,
      Marker: next,
    };
  },
});

// --- internal ---

const DECISIONS = {
  allowed: 'allowed',
  denied: 'explicitDeny',
  'not allowed': 'implicitDeny',
} as const satisfies Record<Verdict, string>;

/** The kind and the name of what an ARN of IAM is of, without its path; undefined where it is of neither. */
function sourceIn(arn: string): { kind: string; name: string } | undefined {
  const [, kind, name] =
    /^arn:aws:iam::\d{12}:(role|user|group)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  return kind === undefined || name === undefined ? undefined : { kind, name };
}

/** AWS's words: https://github.com/aws-containers/amazon-ecs-exec-checker/issues/35 */
function requireArn(resource: string): void {
  if (resource === '*' || resource.startsWith('arn:')) return;
  const message = `ResourceNames are not in a valid ARN format: ${resource}.`;
  throw awsError(InvalidInputException$, message);
}

function policiesFor(
  { PolicySourceArn = '', PolicyInputList = [] }: SimulatePrincipalPolicyCommandInput,
  region: Region,
) {
  const source = sourceIn(PolicySourceArn);
  if (!source) {
    // AWS's words: https://github.com/aws-containers/amazon-ecs-exec-checker/pull/10
    throw awsError(
      InvalidInputException$,
      `Invalid Entity Arn: ${PolicySourceArn} does not clearly define entity type and name.`,
    );
  }
  const { identity, boundary } = identityOf(region, source);
  if (boundary) throw notModelled('the simulation of a permissions boundary');
  PolicyInputList.forEach(checkPolicy);
  return [...policiesOf(region, identity), ...PolicyInputList.map(readModelled)];
}

function identityOf(region: Region, { kind, name }: { kind: string; name: string }) {
  if (kind === 'group') throw notModelled('the simulation of a group');
  if (kind === 'user') {
    const record = requireUser(region, name);
    return { identity: record, boundary: record.user.PermissionsBoundary };
  }
  const record = requireRole(region, name);
  return { identity: record, boundary: record.role.PermissionsBoundary };
}

function contextOf(
  { ContextEntries = [], PolicySourceArn = '' }: SimulatePrincipalPolicyCommandInput,
  region: Region,
) {
  const given = ContextEntries.map(
    ({ ContextKeyName = '', ContextKeyValues = [] }) => [ContextKeyName, ContextKeyValues] as const,
  );
  return requestContext(region, {
    'aws:PrincipalAccount': region.accountId,
    'aws:PrincipalArn': PolicySourceArn,
    ...Object.fromEntries(given),
  });
}
