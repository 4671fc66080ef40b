import type { Region } from '../../../core/account.ts';
import { isModelled } from '../../../policy/conditions.ts';
import { readPolicy, type Policy } from '../../../policy/policy-document.ts';
import { notModelled } from '../../not-modelled.ts';
import type { RoleRecord } from '../roles/roles.ts';
import { findPolicy } from './policies.ts';

/**
 * The policies of a role, read: the inline ones and those that are attached to it. Throws the error for what is not
 * modelled where one of them cannot be judged by.
 */
export function policiesOfRole(region: Region, { attached, inline }: RoleRecord): Policy[] {
  const documents = attached.map(({ PolicyArn = '' }) => {
    const { document } = findPolicy(region, PolicyArn) ?? {};
    if (document === undefined) throw notModelled(`the document of the policy ${PolicyArn}`);
    return document;
  });
  return [...Object.values(inline), ...documents].map(readModelled);
}

/** Reads a policy. Throws the error for what is not modelled where a condition in it is not. */
export function readModelled(document: string): Policy {
  const policy = readPolicy(document);
  const conditions = policy.statements.flatMap((statement) => statement.conditions);
  const other = conditions.find((condition) => !isModelled(condition));
  if (other) throw notModelled(`the condition operator ${other.operator}`);
  return policy;
}
