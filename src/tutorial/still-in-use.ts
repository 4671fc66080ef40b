import type { Retry } from './step.ts';

/** EC2 deletes nothing that a network interface still uses, and that of a stopped task lets go a little later. */
export const stillInUse: Retry = {
  when: (error) => error.name === 'DependencyViolation',
  because: 'the network interfaces of stopped tasks are still going away',
  every: 10,
  atMost: 300,
};
