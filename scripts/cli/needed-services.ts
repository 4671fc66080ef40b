import type { LoadedServices } from '../../src/engine/aws/index.ts';
import type { Service } from '../../src/local-aws/core/operation.ts';
import type { Store } from '../../src/local-aws/core/store.ts';
import { usedLocally, usedServices } from '../services.ts';

/** Where the core keeps what will happen: each row names in `kind` the handler of a service. */
const TIMERS = 'core/timer';

/**
 * The services that a command needs on a stored account: those of the steps, which load in half the time, unless another
 * one is asked too, or has something in it, which goes on living while a command lets time pass.
 */
export async function neededServices(
  store: Store,
  asked: LoadedServices = usedServices,
): Promise<readonly Service[]> {
  if (asked !== usedServices) return everyService();
  const ids = new Set(['core', ...usedLocally.map(({ folder, id }) => folder ?? id)]);
  const timers = new Set(usedLocally.flatMap((service) => Object.keys(service.timers ?? {})));
  for (const { table, value } of await store.load()) {
    const known =
      table === TIMERS
        ? timers.has((JSON.parse(value) as { kind: string }).kind)
        : ids.has(table.split('/')[0]!);
    if (known) continue;
    return everyService();
  }
  return usedLocally;
}

// --- internal ---

async function everyService(): Promise<readonly Service[]> {
  const { allServices } = await import('../../src/local-aws/services/all-services.ts');
  return allServices;
}
