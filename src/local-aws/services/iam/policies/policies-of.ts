import type { AttachedPolicy } from '@aws-sdk/client-iam';
import type { Region } from '../../../core/account.ts';
import { isModelled } from '../../../policy/conditions.ts';
import { readPolicy, type Policy } from '../../../policy/policy-document.ts';
import type { Rights } from '../../../policy/rights.ts';
import { notModelled } from '../../not-modelled.ts';
import { findPolicy } from './policies.ts';

/** A role or a user, of which policies say what it may do. */
export interface Identity {
  attached: readonly AttachedPolicy[];
  /** Inline policies: name to JSON text. */
  inline: Readonly<Record<string, string>>;
}

/**
 * The policies of a role or a user, read: the inline ones and those that are attached to it. Throws the error for what is not
 * modelled where one of them cannot be judged by.
 */
export function policiesOf(region: Region, { attached, inline }: Identity): Policy[] {
  const documents = attached.map(({ PolicyArn = '' }) => documentOf(region, PolicyArn));
  return [...Object.values(inline), ...documents].map(readModelled);
}

/** The rights of a role or a user, with the boundary that limits them. Throws as {@link policiesOf} does. */
export function rightsOf(
  region: Region,
  identity: Identity,
  boundaryArn: string | undefined,
): Rights {
  return {
    identity: policiesOf(region, identity),
    boundary:
      boundaryArn === undefined ? undefined : [readModelled(documentOf(region, boundaryArn))],
  };
}

/** The JSON text of a policy. Throws the error for what is not modelled where it is not carried, or is gone. */
export function documentOf(region: Region, arn: string): string {
  const { document } = findPolicy(region, arn) ?? {};
  if (document === undefined) throw notModelled(`the document of the policy ${arn}`);
  return document;
}

/** Reads a policy. Throws the error for what is not modelled where a condition in it is not. */
export function readModelled(document: string): Policy {
  const policy = readPolicy(document);
  const conditions = policy.statements.flatMap((statement) => statement.conditions);
  const other = conditions.find((condition) => !isModelled(condition));
  if (other) throw notModelled(`the condition operator ${other.operator}`);
  return policy;
}
