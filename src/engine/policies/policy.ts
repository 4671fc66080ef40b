import { compare, key } from './grouping.ts';

/** An IAM policy, as `aws iam create-policy` takes it. */
export interface Policy {
  Version: '2012-10-17';
  Statement: Statement[];
}

export interface Statement {
  Sid?: string;
  Effect: 'Allow';
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>> | undefined;
}

/** Statements in the same order on every machine. */
export function inOrder(a: Statement, b: Statement): number {
  return compare(key(a.Action, a.Resource, a), key(b.Action, b.Resource, b));
}
