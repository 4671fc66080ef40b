import { AttachRolePolicyCommand, CreateRoleCommand } from '@aws-sdk/client-iam';
import { executionRole } from '../../../scripts/inputs.ts';
import { trustPolicy } from '../../../scripts/steps/create-task-role.ts';
import type { Rows } from '../../../src/local-aws/stores/memory.ts';
import { openLawRun } from './open-law-run.ts';

/** An account with the roles that a reader may name, and nothing else: `--execution-role` wants one that is there. */
export function withRolesOfTheReader(): Promise<Rows> {
  return (rows ??= makeRoles());
}

// --- internal ---

const EXECUTION_POLICY = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

let rows: Promise<Rows> | undefined;

async function makeRoles(): Promise<Rows> {
  const { session, rows } = await openLawRun();
  for (const RoleName of executionRole.meta()!.examples as string[]) {
    const AssumeRolePolicyDocument = trustPolicy(session.where);
    const { iam } = session.clients;
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    // Without it no task of the reader's could write a log.
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: EXECUTION_POLICY }));
  }
  return rows;
}
