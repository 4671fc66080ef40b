import type { ProtectedTask } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';

/** Until when the scheduler leaves a task alone, in milliseconds. */
interface Protection {
  expiresAt: number;
}

/** When the protection of a task ends, in milliseconds, or `undefined` when it has none. */
export function protectedUntil(region: Region, taskArn: string): number | undefined {
  const until = protections(region).get(taskArn)?.expiresAt;
  return until !== undefined && until > region.now ? until : undefined;
}

/** Protects a task for a while from being stopped by its service, or no longer. */
export function protect(region: Region, taskArn: string, minutes: number | undefined): void {
  if (minutes === undefined) protections(region).delete(taskArn);
  else protections(region).put(taskArn, { expiresAt: region.now + minutes * 60_000 });
}

/** A task's protection as the API shows it. */
export function shownProtection(region: Region, taskArn: string): ProtectedTask {
  const until = protectedUntil(region, taskArn);
  return {
    taskArn,
    protectionEnabled: until !== undefined,
    ...(until !== undefined && { expirationDate: new Date(until) }),
  };
}

// --- internal ---

function protections(region: Region) {
  return region.table<Protection>('ecs/task-protection');
}
