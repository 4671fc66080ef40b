import type { Step } from '../../src/engine/step.ts';
import { createBudget } from './create-budget.ts';
import { createCluster } from './create-cluster.ts';
import { createExecutionRole } from './create-execution-role.ts';
import { createLogGroup } from './create-log-group.ts';
import { createService } from './create-service.ts';
import { createServiceLinkedRole } from './create-service-linked-role.ts';
import { createTaskRole } from './create-task-role.ts';
import { openApp } from './open-app.ts';
import { preflight } from './preflight.ts';
import { prepareNetwork } from './prepare-network.ts';
import { registerTaskDefinition } from './register-task-definition.ts';

/**
 * The steps in the order in which the tutorial takes them. The sidebar, the links from page to page, the order of
 * undoing, the tests and the permissions of a whole run derive from this list.
 */
export const steps: readonly Step[] = [
  preflight,
  createServiceLinkedRole,
  createExecutionRole,
  createTaskRole,
  createLogGroup,
  registerTaskDefinition,
  createCluster,
  prepareNetwork,
  createService,
  openApp,
  createBudget,
];
