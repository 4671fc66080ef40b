import type { Region } from '../../../core/account.ts';
import { roles } from '../../iam/roles/roles.ts';
import { startSession, type SessionOptions, type SessionRecord } from './sessions.ts';

/**
 * Begins a session of the role of an ARN or, as task definitions allow, of a bare name, in a transaction of the account, and returns
 * its credentials; undefined where there is no such role. If the role trusts whoever gets them is for the caller to ask, by
 * `canAssume`: this is what a service does that hands a role to a task.
 */
export function sessionFor(
  region: Region,
  reference: string,
  options: SessionOptions,
): SessionRecord | undefined {
  const record = roles(region).get(reference.split('/').at(-1)!);
  return record && startSession(region, record, options);
}
