import {
  UpdateTaskProtection$,
  type UpdateTaskProtectionCommandInput,
  type UpdateTaskProtectionCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { onTasks } from '../tasks/task-permissions.ts';
import { invalidParameter } from '../errors.ts';
import { protectableTasks } from '../tasks/protected-tasks.ts';
import { wakeService } from '../scheduling/service-wake.ts';
import { protect, shownProtection } from '../tasks/task-protection.ts';
import { findTask } from '../tasks/tasks.ts';

/** Keeps a service from stopping some of its tasks, when it scales in or deploys, until a time or for two hours. */
export const updateTaskProtection = operation<
  UpdateTaskProtectionCommandInput,
  UpdateTaskProtectionCommandOutput
>(UpdateTaskProtection$, {
  permissions: (input, region) => onTasks('UpdateTaskProtection', input, region),
  run({ cluster, tasks = [], protectionEnabled, expiresInMinutes: minutes = 120 }, region) {
    // AWS's own for DescribeTasks: https://github.com/aws/copilot-cli/issues/3551
    if (tasks.length === 0) throw invalidParameter('Tasks cannot be empty.');
    if (minutes < 1 || minutes > MOST_MINUTES) {
      // The range is the API reference's, its wording a guess.
      throw invalidParameter(`expiresInMinutes must be between 1 and ${MOST_MINUTES}.`);
    }
    const { arns, failures } = protectableTasks(region, cluster, tasks);
    for (const arn of arns) {
      protect(region, arn, protectionEnabled ? minutes : undefined);
      // The service that waited for it continues.
      wakeService(region, findTask(region, arn)!.serviceArn!, 1000);
    }
    return { protectedTasks: arns.map((arn) => shownProtection(region, arn)), failures };
  },
});

// --- internal ---

/** Two days. */
const MOST_MINUTES = 2880;
