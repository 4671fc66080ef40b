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
import { onRole } from '../permissions.ts';
import { checkPolicy } from '../policies/check-policy-document.ts';
import { policiesOf, readModelled } from '../policies/policies-of.ts';
import { requireRole } from '../roles/roles.ts';

/**
 * Says of each action and resource if the policies of a role allow it, as a guard of the local AWS would decide. The
 * statements that decided are not named.
 */
export const simulatePrincipalPolicy = operation<
  SimulatePrincipalPolicyCommandInput,
  SimulatePrincipalPolicyCommandOutput
>(SimulatePrincipalPolicy$, {
  permissions: ({ PolicySourceArn = '' }, region) => [
    onRole('iam:SimulatePrincipalPolicy', roleNameIn(PolicySourceArn), region),
  ],
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

function roleNameIn(arn: string): string | undefined {
  return /^arn:aws:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
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
  if (/^arn:aws:iam::\d{12}:(user|group)\//.test(PolicySourceArn)) {
    throw notModelled('the simulation of a user or a group');
  }
  const roleName = roleNameIn(PolicySourceArn);
  if (roleName === undefined) {
    // AWS's words: https://github.com/aws-containers/amazon-ecs-exec-checker/pull/10
    throw awsError(
      InvalidInputException$,
      `Invalid Entity Arn: ${PolicySourceArn} does not clearly define entity type and name.`,
    );
  }
  const role = requireRole(region, roleName);
  if (role.role.PermissionsBoundary) throw notModelled('the simulation of a permissions boundary');
  PolicyInputList.forEach(checkPolicy);
  return [...policiesOf(region, role), ...PolicyInputList.map(readModelled)];
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
