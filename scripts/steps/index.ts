import type { Step } from '../../src/tutorial/step.ts';
import { createCluster } from './create-cluster.ts';
import { createServiceLinkedRole } from './create-service-linked-role.ts';

/**
 * The steps in the order in which the tutorial takes them. The sidebar, the links from page to page, the order of
 * undoing, the tests and the permissions of a whole run derive from this list.
 */
export const steps: readonly Step[] = [createServiceLinkedRole, createCluster];
