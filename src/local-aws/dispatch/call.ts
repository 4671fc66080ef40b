import type { Region } from '../core/account.ts';
import type { Operation, Permission, Service } from '../core/operation.ts';

/** A request that has been routed and decoded. */
export interface Call {
  service: Service;
  operation: Operation;
  input: object;
  region: Region;
}

/** A call that is about to run, with the permissions that it needs. */
export interface AuthorizedCall extends Call {
  permissions: Permission[];
}

/** Refuses a call by throwing an `AwsError`. */
export type Guard = (call: AuthorizedCall) => void;

/** Runs around a call, for clients that do not move the clock themselves. */
export interface Pace {
  /** `writes` counts the calls that have changed the account so far. */
  around(call: Call, writes: () => number, run: () => Promise<object>): Promise<object>;
}
