import { DeregisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { expect, test, vi } from 'vitest';
import { inProcess } from '../../src/local-aws/transports/in-process.ts';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { registerTaskDefinition } from '../../scripts/steps/register-task-definition.ts';
import { usedLocally, usedServices } from '../../scripts/services.ts';
import { sqliteStore } from '../../src/local-aws/stores/sqlite.ts';
import { localClients } from '../../src/engine/aws/clients.ts';
import { accountUpTo } from './account-up-to.ts';
import { run } from './command.ts';

// It starts a process for each command.
vi.setConfig({ testTimeout: 120_000 });

test('audit lists a revision that AWS keeps, and cleanup deletes it', async () => {
  const file = await accountUpTo(registerTaskDefinition);
  await deregister(file, 'fargate-tutorial:1');

  const audit = await run(file, 'audit');
  expect(audit.stdout).toMatch(/until npm run cleanup deletes it: .*:1, INACTIVE/);
  const [kept] = (await run(file, 'audit', '--json')).stdout.trim().split('\n').slice(-1);
  expect(JSON.parse(kept!)).toMatchObject({ status: 'INACTIVE', usdPerHour: 0 });

  const cleanup = await run(file, 'cleanup');
  expect(cleanup.code).toBe(0);
  expect(cleanup.stdout).toMatch(/^deleted +task definition/m);
  // That it is going is told, and is nothing that is left.
  expect((await run(file, 'audit')).stdout).toMatch(
    /without being asked, .*:1, DELETE_IN_PROGRESS/,
  );
  expect((await run(file, 'audit', '--json')).stdout).toBe('');
  expect((await run(file, 'cleanup')).code).toBe(0);

  // The same of two is said once.
  await run(file, 'tutorial', '--to', 'register-task-definition');
  await run(file, 'cleanup');
  expect((await run(file, 'audit')).stdout).toMatch(
    /^AWS deletes them without being asked.+:\n {2}arn:\S+, \w+\n {2}arn:\S+, \w+$/m,
  );
});

// --- internal ---

/** Returns the residue of an undo that is killed before its second call. */
async function deregister(file: string, taskDefinition: string): Promise<void> {
  const aws = await LocalAws.open({ store: sqliteStore(file, 'this test'), services: usedLocally });
  const { ecs } = localClients(usedServices, 'us-east-1', inProcess(aws));
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
  await aws.close();
}
