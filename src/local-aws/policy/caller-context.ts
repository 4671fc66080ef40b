import type { Region } from '../core/account.ts';

/** The condition keys that say who calls. */
export function callerContext({ caller, accountId }: Region): Record<string, string> {
  return {
    'aws:PrincipalAccount': accountId,
    'aws:PrincipalArn': caller.principalArn,
    'aws:PrincipalIsAWSService': 'false',
    'aws:PrincipalType': caller.type,
    // Nothing leaves the machine, whichever transport a request came through.
    'aws:SourceIp': '127.0.0.1',
    'aws:userid': caller.userId,
    ...(caller.userName !== undefined && { 'aws:username': caller.userName }),
    ...Object.fromEntries(
      Object.entries(caller.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]),
    ),
  };
}
