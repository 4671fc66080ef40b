import { ListServiceDeploymentsCommand } from '@aws-sdk/client-ecs';
import { expect } from 'vitest';
import { accountBefore } from '../../quality/harness/account-before.ts';
import { keepState } from '../../quality/harness/keep-state.ts';
import { NAME, openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { deployBlueGreen } from '../../scripts/steps/deploy-blue-green.ts';
import { deployCanary } from '../../scripts/steps/deploy-canary.ts';
import { deployLinear } from '../../scripts/steps/deploy-linear.ts';
import type { Step } from '../../src/engine/step.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

/** The steps that shift requests from one version to the next. */
export const SHIFTING: Step[] = [deployBlueGreen, deployCanary, deployLinear];

/** An account in which the deployment waits for an answer. */
export async function paused(): Promise<Rows> {
  const rows = await accountBefore(deployBlueGreen);
  const run = await openLocalRun({ rows, given: { decision: 'wait' } });
  await run.runner.run(deployBlueGreen);
  expect(answersIn(run)).toEqual([]);
  return run.rows;
}

/** A run, and the account as it was after each of its calls. */
export async function killedIn(
  rows: Rows,
  given: Record<string, string>,
  step: Step = deployBlueGreen,
): Promise<{ killed: Rows[]; whole: LocalRun }> {
  const killed: Rows[] = [];
  const afterReply = () => keepState(whole.rows, killed);
  const whole: LocalRun = await openLocalRun({ rows, given, afterReply });
  await whole.runner.run(step);
  expect(killed.length).toBeGreaterThan(10);
  return { killed, whole };
}

/** The answers that a run gave to a deployment that waited. */
export function answersIn({ aws }: LocalRun): unknown[] {
  return aws.journal.entries
    .filter(({ operation }) => operation === 'ContinueServiceDeployment')
    .map(({ input }) => (input as { action?: string }).action);
}

/** How often a run had ECS stop a deployment. */
export function stopsIn({ aws }: LocalRun): number {
  return aws.journal.entries.filter(({ operation }) => operation === 'StopServiceDeployment')
    .length;
}

export async function deploymentsIn(run: LocalRun): Promise<number> {
  const list = new ListServiceDeploymentsCommand({ cluster: NAME, service: NAME });
  const { serviceDeployments = [] } = await run.session.clients.ecs.send(list);
  return serviceDeployments.length;
}
