import type { Service } from '../../src/local-aws/core/operation.ts';
import type { Store } from '../../src/local-aws/core/store.ts';
import { services } from '../../src/local-aws/services/index.ts';

/** Where the core keeps what will happen: each row names in `kind` the handler of a service. */
const TIMERS = 'core/timer';

/**
 * The services that a command needs on a stored account: those of the steps, which load in half the time, unless another
 * one has something in it, which goes on living while a command lets time pass.
 */
export async function neededServices(store: Store): Promise<readonly Service[]> {
  const ids = new Set(['core', ...services.map(({ folder, id }) => folder ?? id)]);
  const timers = new Set(services.flatMap((service) => Object.keys(service.timers ?? {})));
  for (const { table, value } of await store.load()) {
    const known =
      table === TIMERS
        ? timers.has((JSON.parse(value) as { kind: string }).kind)
        : ids.has(table.split('/')[0]!);
    if (known) continue;
    const { allServices } = await import('../../src/local-aws/services/all-services.ts');
    return allServices;
  }
  return services;
}
