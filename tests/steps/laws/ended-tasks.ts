import type { DescribeTasksCommandOutput } from '@aws-sdk/client-ecs';
import { hourly } from '../../../src/engine/billing.ts';
import { services } from '../../../src/engine/aws/index.ts';
import { publicTasks } from '../../../src/engine/step.ts';
import { factsIn, type Fact } from './account-facts.ts';
import type { LocalRun } from '../../../quality/harness/local-run.ts';

/**
 * Tells the facts of tasks that a run has seen to their end say of themselves, and what each has cost by the hour. They are in no
 * inventory: AWS shows them for an hour, and they are all that a one-off leaves.
 */
export function endedTasks({ aws }: LocalRun): Fact[] {
  const seen = aws.journal.entries
    .filter(({ operation }) => operation === 'DescribeTasks')
    .flatMap(({ output }) => (output as DescribeTasksCommandOutput | undefined)?.tasks ?? [])
    .filter(({ lastStatus }) => lastStatus === 'STOPPED');
  const ended = new Map(seen.map((task) => [task.taskArn, task]));
  return [...ended.values()].flatMap((task) => {
    const isArm = task.attributes?.some(({ value }) => value === 'arm64');
    const architecture = isArm ? 'ARM64' : 'X86_64';
    const size = { cpu: Number(task.cpu), memory: Number(task.memory), architecture } as const;
    const usd = hourly(services, publicTasks(1, size)).toFixed(4);
    return [
      { path: 'what an ended task has cost', value: usd },
      ...factsIn(task.overrides, 'ended task'),
    ];
  });
}
