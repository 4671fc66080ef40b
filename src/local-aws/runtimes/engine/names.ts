import { hexId } from '../../core/ids.ts';
import type { RunningTask, TaskContainer } from '../container-runtime.ts';

/** The label of all that belongs to us. Its value is the account. */
export const ACCOUNT_LABEL = 'fargate-step-by-step.account';
/** The label of a container of a task. Its value is the ARN of the container. */
export const CONTAINER_LABEL = 'fargate-step-by-step.container';
/** The label of a container, a network or a volume that is of one task. Its value is the ARN of the task. */
export const TASK_LABEL = 'fargate-step-by-step.task';

/** The filter of lists for what belongs to an account. */
export function ofAccount(account: string): { filters: string } {
  return { filters: JSON.stringify({ label: [`${ACCOUNT_LABEL}=${account}`] }) };
}

/** The network of an account. */
export function networkName(account: string): string {
  return `fargate-${hexId(12, 'network', account)}`;
}

/** The container that holds the network namespace of a task. */
export function pauseName(account: string, { arn, id }: Pick<RunningTask, 'arn' | 'id'>): string {
  return `fargate-${id.slice(0, 12)}-pause-${hexId(6, account, arn)}`;
}

/** A container of a task: readable in `docker ps`, and no two accounts have the same. */
export function containerName(account: string, { id, name, task }: TaskContainer): string {
  return `fargate-${task.id.slice(0, 12)}-${name}-${hexId(6, account, id)}`;
}

/** A volume of a task. */
export function volumeName(account: string, task: Pick<RunningTask, 'arn' | 'id'>, name: string) {
  return `fargate-${task.id.slice(0, 12)}-${name}-${hexId(6, account, task.arn)}`;
}
