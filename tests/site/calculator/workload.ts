import type { Workload } from '../../../src/site/calculator/workload.ts';

/** The workload that the page begins with, typed out here, with changes. */
export function workload(changes: Partial<Workload>): Workload {
  return {
    cpu: 1024,
    memory: 3072,
    architecture: 'X86_64',
    tasks: 1,
    hours: 730,
    requests: 3_000_000,
    milliseconds: 100,
    spot: false,
    publicIp: true,
    loadBalancer: false,
    nat: false,
    natGb: 0,
    freeTier: true,
    coldStarts: 0,
    initMilliseconds: 1000,
    ...changes,
  };
}
