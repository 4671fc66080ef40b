import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';

/** The credentials that a task got last, and when they expire. */
export interface TaskSession {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  /** In the account's time. */
  expiresAt: number;
}

/** The sessions of task roles by the ARNs of their tasks. A task whose containers never asked is not there. */
export function taskSessions(region: Region): Table<TaskSession> {
  return region.table<TaskSession>('ecs/task-session');
}
