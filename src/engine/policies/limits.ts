import { services } from '../aws/index.ts';
import type { AwsService } from '../aws/service.ts';
import type { RecordedPermission } from '../recording.ts';

/** The largest number of each key that limits an action. */
export type Limits = Readonly<Record<string, number>>;

/** The numbers that no call of an action may exceed: the largest that any call has. */
export function limitsOf(permissions: readonly RecordedPermission[]): ReadonlyMap<string, Limits> {
  const limits = new Map<string, Record<string, number>>();
  const largest = (name: string) =>
    Math.max(...permissions.flatMap(({ context }) => Number(context?.[name] ?? 0)));
  for (const { action, context = {} } of permissions) {
    for (const name of LIMITED.get(action) ?? []) {
      if (context[name] === undefined) continue;
      limits.set(action, { ...limits.get(action), [name]: largest(name) });
    }
  }
  return limits;
}

/** The condition keys that are numbers. */
export const NUMERIC: ReadonlySet<string> = new Set(
  Object.values<AwsService>(services).flatMap(({ iam }) => Object.values(iam.limits).flat()),
);

// --- internal ---

/** The condition keys whose numbers a call may not exceed, by action. */
const LIMITED = new Map<string, readonly string[]>(
  Object.values<AwsService>(services).flatMap(({ iam }) => Object.entries(iam.limits)),
);
