import type { Region } from '../../../core/account.ts';
import { canAssume } from '../../iam/roles/assume.ts';
import { sessionFor } from '../../sts/sessions/session-for.ts';
import { definitionOf } from '../tasks/task-change.ts';
import { taskSessions, type TaskSession } from '../tasks/task-sessions.ts';
import type { TaskRecord } from '../tasks/tasks.ts';

/** Credentials as the endpoint of a task shows them. */
export interface ShownCredentials {
  RoleArn: string;
  AccessKeyId: string;
  SecretAccessKey: string;
  Token: string;
  Expiration: string;
}

/** The role of a task, as its definition or the request that started it names it. */
export function taskRoleOf(region: Region, record: TaskRecord): string | undefined {
  const role = record.task.overrides?.taskRoleArn ?? definitionOf(region, record).taskRoleArn;
  return role === '' ? undefined : role;
}

/**
 * The credentials of the role of a task, which last an hour and are replaced before they expire; undefined for a task without a role,
 * or whose role is gone or trusts ECS no longer.
 *
 * @param clock the time on the clock of the container, by which its SDK reads when they expire
 */
export function credentialsOfTask(
  region: Region,
  record: TaskRecord,
  clock: number,
): ShownCredentials | undefined {
  const role = taskRoleOf(region, record);
  const session = role === undefined ? undefined : sessionOf(region, record, role);
  if (role === undefined || !session) return undefined;
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = session;
  return {
    RoleArn: role.startsWith('arn:') ? role : `arn:aws:iam::${region.accountId}:role/${role}`,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: sessionToken,
    Expiration: new Date(clock + expiresAt - region.now).toISOString(),
  };
}

// --- internal ---

/** Milliseconds before their end from which credentials are replaced. SDKs ask from 15 minutes before it on. */
const SPARE = 20 * 60_000;

function sessionOf(
  region: Region,
  { id, task: { taskArn } }: TaskRecord,
  role: string,
): TaskSession | undefined {
  const assumer = { service: 'ecs-tasks.amazonaws.com', sourceArn: taskArn };
  if (!canAssume(region, role, assumer)) return undefined;
  const known = taskSessions(region).get(taskArn);
  if (known && known.expiresAt - region.now > SPARE) return known;
  const made = sessionFor(region, role, { name: id, isAlwaysEnforced: true });
  if (!made) return undefined;
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = made;
  const session = { accessKeyId, secretAccessKey, sessionToken, expiresAt };
  return taskSessions(region).put(taskArn, session);
}
