import type { Permission } from '../core/operation.ts';
import type { Call, Guard } from './call.ts';

/** Asks every guard, in order. Throws what the first one that refuses throws. */
export function authorize(call: Call, permissions: Permission[], guards: readonly Guard[]): void {
  for (const guard of guards) guard({ ...call, permissions });
}
