import type { Step } from '../../src/engine/step.ts';
import { agent } from './agent.ts';
import { cluster } from './cluster.ts';
import { costs } from './costs.ts';
import { fargate } from './fargate.ts';
import { machines } from './machines.ts';
import { scheduler } from './scheduler.ts';
import { service } from './service.ts';
import { taskDefinition } from './task-definition.ts';
import { task } from './task.ts';

/**
 * The programs of the concept pages, in the order of the sidebar: each shows what a word means in the reader's own
 * account. They only read, they need nothing, and an empty account is fine.
 */
export const concepts: readonly Step[] = [
  fargate,
  taskDefinition,
  task,
  scheduler,
  service,
  cluster,
  agent,
  machines,
  costs,
];
