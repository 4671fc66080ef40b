import type { Service } from '../../core/operation.ts';
import { getTaskProtection } from './operations/get-task-protection.ts';
import { ecs } from './service.ts';
import { updateTaskProtection } from './operations/update-task-protection.ts';

/** Amazon ECS with the operations that no page calls yet. */
export const wholeEcs: Service = {
  ...ecs,
  operations: [...ecs.operations, getTaskProtection, updateTaskProtection],
};
