import type { Region } from '../../../core/account.ts';
import { attachRolePolicy } from '../../iam/operations/attach-role-policy.ts';
import { createRole } from '../../iam/operations/create-role.ts';
import { deleteRolePolicy } from '../../iam/operations/delete-role-policy.ts';
import { deleteRole } from '../../iam/operations/delete-role.ts';
import { detachRolePolicy } from '../../iam/operations/detach-role-policy.ts';
import { putRolePolicy } from '../../iam/operations/put-role-policy.ts';
import { roles } from '../../iam/roles/roles.ts';
import { tagRole } from '../../iam/operations/tag-role.ts';
import { untagRole } from '../../iam/operations/untag-role.ts';
import { updateAssumeRolePolicy } from '../../iam/operations/update-assume-role-policy.ts';
import { updateRole } from '../../iam/operations/update-role.ts';
import { TAGS } from './property-shapes.ts';
import type { Properties, ResourceType } from './resource-type.ts';
import { callService } from './service-call.ts';
import { textOf, type Value } from '../templates/value.ts';

/**
 * `AWS::IAM::Role`. It gets the tags of its stack, and none of CloudFormation's own:
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/277, open on 2026-11-29
 */
export const iamRole: ResourceType = {
  properties: {
    AssumeRolePolicyDocument: 'document',
    Description: 'text',
    ManagedPolicyArns: ['text'],
    MaxSessionDuration: 'text',
    Path: 'text',
    PermissionsBoundary: 'text',
    Policies: [{ PolicyName: 'text', PolicyDocument: 'document' }],
    RoleName: 'text',
    Tags: TAGS,
  },
  unmodelled: [],
  createOnly: ['Path', 'RoleName'],
  attributes: ['Arn', 'RoleId'],
  name: { property: 'RoleName', longest: 64 },
  service: 'Iam',
  // On AWS a role takes about as long: CloudFormation waits until it can be seen everywhere.
  settles: 16_000,
  create(region, name, properties, made) {
    const {
      ManagedPolicyArns: _managed,
      Policies: _inline,
      AssumeRolePolicyDocument: trust,
      ...rest
    } = properties;
    callService(region, createRole, {
      ...rest,
      RoleName: name,
      AssumeRolePolicyDocument: document(trust),
    });
    made();
    putPolicies(region, name, {}, properties);
  },
  update(region, name, before, after) {
    const { AssumeRolePolicyDocument: trust, Description, MaxSessionDuration } = after;
    callService(region, updateAssumeRolePolicy, {
      RoleName: name,
      PolicyDocument: document(trust),
    });
    callService(region, updateRole, { RoleName: name, Description, MaxSessionDuration });
    putPolicies(region, name, before, after);
    const gone = tagKeys(before).filter((key) => !tagKeys(after).includes(key));
    if (gone.length > 0) callService(region, untagRole, { RoleName: name, TagKeys: gone });
    if (after['Tags']) callService(region, tagRole, { RoleName: name, Tags: after['Tags'] });
  },
  remove(region, name) {
    const record = roles(region).get(name);
    if (!record) return;
    for (const { PolicyArn } of record.attached) {
      detachRolePolicy.run({ RoleName: name, PolicyArn }, region);
    }
    for (const PolicyName of Object.keys(record.inline)) {
      deleteRolePolicy.run({ RoleName: name, PolicyName }, region);
    }
    deleteRole.run({ RoleName: name }, region);
  },
  attribute(region, name, attribute) {
    const { role } = roles(region).get(name) ?? {};
    return attribute === 'Arn' ? role?.Arn : role?.RoleId;
  },
};

// --- internal ---

/** Templates write policies as objects, the API takes them as text. */
function document(value: Value | undefined): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

function putPolicies(region: Region, name: string, before: Properties, after: Properties): void {
  const [wasAttached, isAttached] = [managedIn(before), managedIn(after)];
  for (const PolicyArn of wasAttached.filter((arn) => !isAttached.includes(arn))) {
    callService(region, detachRolePolicy, { RoleName: name, PolicyArn });
  }
  for (const PolicyArn of isAttached.filter((arn) => !wasAttached.includes(arn))) {
    callService(region, attachRolePolicy, { RoleName: name, PolicyArn });
  }
  const [wasInline, isInline] = [inlineIn(before), inlineIn(after)];
  for (const PolicyName of Object.keys(wasInline).filter(
    (each) => !Object.hasOwn(isInline, each),
  )) {
    callService(region, deleteRolePolicy, { RoleName: name, PolicyName });
  }
  for (const [PolicyName, PolicyDocument] of Object.entries(isInline)) {
    callService(region, putRolePolicy, { RoleName: name, PolicyName, PolicyDocument });
  }
}

function managedIn({ ManagedPolicyArns: arns }: Properties): Value[] {
  return Array.isArray(arns) ? arns : [];
}

function inlineIn({ Policies: policies }: Properties): Record<string, string | undefined> {
  const list = (Array.isArray(policies) ? policies : []) as Properties[];
  return Object.fromEntries(
    list.map(({ PolicyName, PolicyDocument }) => [textOf(PolicyName), document(PolicyDocument)]),
  );
}

function tagKeys({ Tags: tags }: Properties): string[] {
  return (Array.isArray(tags) ? tags : []).map((tag) => textOf((tag as Properties)['Key']));
}
