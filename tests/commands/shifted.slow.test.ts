import { cp } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test, vi } from 'vitest';
import { finish, newAccountFile, printed, run, start } from './command.ts';

// tests/steps/deploy-blue-green.test.ts kills at every call, in this process. Here processes end.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const ID = 'deploy-blue-green';

test('a deployment that one process leaves paused is continued by another, and is over for a third', async () => {
  const file = await accountReady();
  const paused = await run(file, 'run', ID, '--decision', 'wait');
  expect(paused.code, paused.stdout).toBe(0);
  expect(paused.stdout).toContain(`step:${ID} -- --decision continue, or rollback`);
  expect(paused.stdout).not.toContain('ContinueServiceDeployment');
  expect((await run(file, 'status')).stdout).toMatch(
    new RegExp(`^next +npm run step:${ID} -- --decision continue$`, 'm'),
  );

  const resumed = await run(file, 'run', ID, '--decision', 'continue');
  expect(resumed.code, resumed.stdout).toBe(0);
  expect(resumed.stdout).toContain('ecs:ContinueServiceDeployment');
  expect(resumed.stdout).not.toContain('ecs:UpdateService');
  expect(resumed.stdout).toContain('0 reach the old revision, 100 the new');
  expect((await run(file, 'run', ID)).stdout).toContain('Nothing to do: it is already done.');
});

test('one that is left paused is rolled back by another process', async () => {
  const file = await accountReady();
  await run(file, 'run', ID, '--decision', 'wait');
  const back = await run(file, 'run', ID, '--decision', 'rollback');
  expect(back.code, back.stdout).toBe(0);
  expect(back.stdout).toContain('ecs:ContinueServiceDeployment');
  expect(back.stdout).not.toContain('100 the new');
});

test('a shift that is killed at a call goes on with the next run, or goes back with undo, and never both', async () => {
  const file = await accountReady();
  const whole = await run(file, 'run', ID);
  const calls = whole.stdout.split('calls    ').length - 1;
  expect(calls).toBeGreaterThan(10);
  for (let call = 1; call <= calls; call += 3) {
    const killed = await killedAt(call);
    const back = await copyOf(killed);
    const goesOn = await run(killed, 'run', ID);
    expect(goesOn.code, goesOn.stdout).toBe(0);
    expect(goesOn.stdout).not.toContain('ecs:StopServiceDeployment');
    expect(await versionIn(killed), `killed at call ${call}`).toBe('fargate-tutorial-blue-green:1');
    const goesBack = await run(back, 'undo', ID);
    expect(goesBack.code, goesBack.stdout).toBe(0);
    expect(goesBack.stdout).not.toContain('ecs:ContinueServiceDeployment');
    expect(await versionIn(back), `killed at call ${call}`).toBe('fargate-tutorial:1');
  }
});

// --- internal ---

let ready: Promise<string> | undefined;

/** A copy of an account in which everything is ready for the deployment. */
async function accountReady(): Promise<string> {
  ready ??= (async () => {
    const file = newAccountFile();
    await run(file, 'tutorial', '--track', 'expose', '--to', 'prepare-blue-green');
    return file;
  })();
  return copyOf(await ready);
}

/** Copies an account with what SQLite keeps beside it: a process that was killed has left something there. */
async function copyOf(file: string): Promise<string> {
  const copy = newAccountFile();
  await cp(dirname(file), dirname(copy), { recursive: true });
  return copy;
}

/** An account in which the deployment's process got SIGKILL when it had said that it makes its n-th call. */
async function killedAt(call: number): Promise<string> {
  const file = await accountReady();
  const child = start(file, 'run', ID);
  const ended = finish(child);
  await printed(child, 'calls    ', call);
  child.kill('SIGKILL');
  expect((await ended).signal).toBe('SIGKILL');
  return file;
}

/** The revision that the service runs. */
async function versionIn(file: string): Promise<string | undefined> {
  const { stdout } = await run(file, 'show', 'service');
  return /task-definition\/(\S+)/.exec(stdout)?.[1];
}
