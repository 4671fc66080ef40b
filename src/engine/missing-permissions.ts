import {
  GetRoleCommand,
  paginateSimulatePrincipalPolicy,
  type ContextKeyTypeEnum,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { isDenied } from './denied.ts';
import { grantable } from './permissions.ts';
import { NUMERIC } from './policies/limits.ts';
import { BY_AWS } from './policies/rules.ts';
import type { RecordedPermission } from './recording.ts';

/**
 * Asks IAM which of these permissions an identity lacks, without using any of them: SimulatePrincipalPolicy judges by the policies
 * of the identity. Policies of a session, of a resource and of an organization may still refuse what it allows.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export async function missingPermissions(
  iam: IAMClient,
  source: string,
  asked: readonly RecordedPermission[],
): Promise<RecordedPermission[]> {
  const missing: RecordedPermission[] = [];
  for (const alike of groupsOf(asked)) {
    const { resource, context = {} } = alike[0]!;
    const pages = paginateSimulatePrincipalPolicy(
      { client: iam },
      {
        PolicySourceArn: source,
        ActionNames: alike.map(({ action }) => action),
        ResourceArns: [grantable(resource)],
        ContextEntries: Object.entries(context).map(([ContextKeyName, value]) => ({
          ContextKeyName,
          ContextKeyValues: [value].flat(),
          ContextKeyType: typeOf(ContextKeyName, value),
        })),
      },
    );
    for await (const { EvaluationResults = [] } of pages) {
      const refused = new Set(
        EvaluationResults.filter(({ EvalDecision }) => EvalDecision !== 'allowed').map(
          ({ EvalActionName }) => EvalActionName,
        ),
      );
      missing.push(...alike.filter(({ action }) => refused.has(action)));
    }
  }
  return missing;
}

/**
 * The ARN by which IAM simulates an identity: of a session it is that of its role, whose path STS leaves out. Undefined for the
 * root user, whom no policy limits.
 */
export async function policySource(iam: IAMClient, identity: string): Promise<string | undefined> {
  if (/:root$/.test(identity)) return undefined;
  const [, account, role] = /^arn:aws:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(identity) ?? [];
  if (role === undefined) return identity;
  try {
    return (await iam.send(new GetRoleCommand({ RoleName: role }))).Role!.Arn!;
  } catch (error) {
    if (!isDenied(error)) throw error;
    // Right for every role without a path.
    return `arn:aws:iam::${account}:role/${role}`;
  }
}

// --- internal ---

/** A condition compares a key as what it is: IAM is told. */
function typeOf(key: string, value: string | readonly string[]): ContextKeyTypeEnum {
  if (Array.isArray(value)) return 'stringList';
  if (key === BY_AWS) return 'boolean';
  return NUMERIC.has(key) ? 'numeric' : 'string';
}

/** One request judges many actions, on one resource and in one context. */
function groupsOf(asked: readonly RecordedPermission[]): RecordedPermission[][] {
  const groups = new Map<string, Map<string, RecordedPermission>>();
  for (const permission of asked) {
    const key = JSON.stringify([grantable(permission.resource), permission.context]);
    const group = groups.get(key) ?? new Map<string, RecordedPermission>();
    groups.set(key, group.set(permission.action, permission));
  }
  return [...groups.values()].map((group) => [...group.values()]);
}
