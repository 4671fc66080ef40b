import { expect, test, vi } from 'vitest';
import { promotion } from '../../../quality/harness/promote.ts';
import { createCluster } from '../../../scripts/steps/create-cluster.ts';
import { createServiceLinkedRole } from '../../../scripts/steps/create-service-linked-role.ts';
import type { Step } from '../../../src/engine/step.ts';

vi.setConfig({ testTimeout: 180_000 });

const steps: Step[] = [createServiceLinkedRole, createCluster];

async function refusal(cluster: Partial<Step>, only?: string): Promise<string> {
  const result = await promotion([steps[0]!, { ...createCluster, ...cluster } as Step], [], only);
  return 'refused' in result ? result.refused : 'nothing was refused';
}

async function paths(only?: string, tell?: (what: string) => void): Promise<string[]> {
  const result = await promotion(steps, [], only, tell);
  return 'files' in result ? [...result.files.keys()].sort() : [result.refused];
}

test('of one step only its own files are promoted', async () => {
  const told: string[] = [];
  const all = await paths(undefined, (what) => told.push(what));
  expect(told.at(-1)).toBe('trying the laws of create-cluster, 2 of 2');
  const own = await paths('create-cluster');
  expect(own).toContain('create-cluster/run.txt');
  expect(own.every((path) => path.startsWith('create-cluster/'))).toBe(true);
  expect(own.length).toBeLessThan(all.length);
});

test('nothing is promoted when a step fails, and it is named, also when another one was asked for', async () => {
  const run = () => Promise.reject(new Error('no room'));
  expect(await refusal({ run })).toBe('the step "create-cluster" failed: no room');
  expect(await refusal({ run }, 'create-service-linked-role')).toContain('"create-cluster" failed');
});

test('nothing is promoted when a step breaks a law, and both are named', async () => {
  const undo = () => Promise.resolve();
  expect(await refusal({ undo })).toMatch(
    /create-cluster\.ts breaks the law "undo restores the inventory before"/,
  );
});

test('a step that is not there is refused, with the nearest one', async () => {
  expect(await refusal({}, 'create-clutser')).toContain('Did you mean "create-cluster"?');
});
