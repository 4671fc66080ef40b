import type { Service } from '@aws-sdk/client-ecs';
import { usd } from './prices.ts';
import type { TaskSize } from './aws/ecs/task-size.ts';
import { publicTasks, type StepContext } from './step.ts';

/** Says how to answer a deployment that is left paused, and what it costs until then. Returns what was done, as unfinished. */
export function leftPaused<Outputs extends { service: Service }>(
  { say, hourly }: StepContext<object>,
  outputs: Outputs,
  size: TaskSize,
  go: string,
): Outputs & { unfinished: boolean } {
  const twice = publicTasks(outputs.service.desiredCount ?? 0, size);
  say(`Nothing has changed for your users. Once you have tested it: ${go}, or rollback`);
  say(`Until then, it costs ${usd(hourly(twice))} more per hour on AWS.`);
  return { ...outputs, unfinished: true };
}
