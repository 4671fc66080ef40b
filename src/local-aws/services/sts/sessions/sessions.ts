import type { Region } from '../../../core/account.ts';
import type { Caller, Credentials } from '../../../core/caller.ts';
import type { Table } from '../../../core/table.ts';
import { readModelled, rightsOf } from '../../iam/policies/policies-of.ts';
import { roles, type RoleRecord } from '../../iam/roles/roles.ts';
import { tagRecord } from '../../iam/tag-record.ts';

/** A session of a role: what AssumeRole begins, and what a task gets. */
export interface SessionRecord {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  roleName: string;
  /** The id of the role: another role of the same name is another one. */
  roleId: string;
  name: string;
  /** The instant of the account's time at which the credentials expire. */
  expiresAt: number;
  /** The JSON texts of the policies that limit the session; undefined where none were given. */
  policies: readonly string[] | undefined;
  isAlwaysEnforced: boolean;
}

export interface SessionOptions {
  name: string;
  /** An hour when left out. */
  seconds?: number | undefined;
  /** JSON texts of policies that limit the session. */
  policies?: readonly string[] | undefined;
  /**
   * True if the rights of the role count also where the local AWS enforces no policies: for a task, which has no other
   * credentials than these.
   */
  isAlwaysEnforced?: boolean;
}

/**
 * Begins a session of a role, in a transaction of the account, and returns its credentials. It is not asked who may have them.
 * Real ones are secret; these are the same in every account of the same seed.
 */
export function startSession(
  region: Region,
  { role }: RoleRecord,
  { name, seconds = 3600, policies, isAlwaysEnforced = false }: SessionOptions,
): SessionRecord {
  forgetOldSessions(region);
  const { account } = region;
  const accessKeyId = `ASIA${account.word(16, 'session', role.RoleName)}`;
  return sessions(region).put(accessKeyId, {
    accessKeyId,
    secretAccessKey: account.hex(40, 'session secret', accessKeyId),
    sessionToken: account.hex(128, 'session token', accessKeyId),
    roleName: role.RoleName,
    roleId: role.RoleId ?? '',
    name,
    expiresAt: region.now + seconds * 1000,
    policies,
    isAlwaysEnforced,
  });
}

/** The credentials of a session; undefined for a key that is none, or whose role is gone. */
export function sessionCredentials(accessKeyId: string, region: Region): Credentials | undefined {
  const session = sessions(region).get(accessKeyId);
  const record = session && roles(region).get(session.roleName);
  if (!record || record.role.RoleId !== session.roleId) return undefined;
  const { secretAccessKey, sessionToken, expiresAt, isAlwaysEnforced, policies } = session;
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    expiresAt,
    isAlwaysEnforced,
    caller: {
      ...sessionPrincipal(region, record, session.name),
      rights: () => ({
        ...rightsOf(region, record, record.role.PermissionsBoundary?.PermissionsBoundaryArn),
        session: policies?.map(readModelled),
      }),
    },
  };
}

/** Who a session of a role is. */
export function sessionPrincipal(region: Region, { role }: RoleRecord, name: string): Caller {
  return {
    arn: `arn:aws:sts::${region.accountId}:assumed-role/${role.RoleName}/${name}`,
    principalArn: role.Arn,
    userId: `${role.RoleId}:${name}`,
    type: 'AssumedRole',
    tags: tagRecord(role.Tags),
  };
}

// --- internal ---

function sessions(region: Region): Table<SessionRecord> {
  return region.account.table<SessionRecord>('sts/session');
}

/** For how long an expired session is told from one that never was, in milliseconds. AWS gives no figure. */
const REMEMBERED = 24 * 60 * 60_000;

function forgetOldSessions(region: Region): void {
  for (const { accessKeyId, expiresAt } of sessions(region).all()) {
    if (expiresAt + REMEMBERED < region.now) sessions(region).delete(accessKeyId);
  }
}
