import type { LoadedServices } from './aws/index.ts';
import type { AlreadySo, AwsService } from './aws/service.ts';

/** Told to the reader when a call was refused because its work was done before. */
export const GOES_ON =
  'That has been done already: a reply from AWS was lost, or another run was faster. Continuing with what is there.';

/**
 * Says how an error tells that a call has nothing to do: what it should make is there, or what it should delete is gone. Undefined for
 * any other error.
 */
export function alreadySo(error: unknown, services: LoadedServices): keyof AlreadySo | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message } = error;
  const says = (each: string | RegExp) =>
    typeof each === 'string' ? each === name : each.test(message);
  for (const { already } of Object.values<AwsService>(services)) {
    if (already.made.some(says)) return 'made';
    if (already.gone.some(says)) return 'gone';
  }
  return undefined;
}
