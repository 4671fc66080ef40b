import { allServices } from '../../src/local-aws/services/all-services.ts';
import type { Served } from './generate-fidelity.ts';

/** The services of the local AWS with the operations that they serve, as they register them. */
export function servedNow(): Served[] {
  return allServices.map(({ id, folder = id, operations }) => ({
    id,
    folder,
    operations: operations.map(({ name }) => name),
  }));
}
