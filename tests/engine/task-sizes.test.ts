import { RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { memoryInWords, TASK_SIZES, taskSizesInWords } from '../../src/engine/task-sizes.ts';
import { clientsOf, openLocalAws } from '../local.ts';

test('few sizes are listed', () => {
  expect(memoryInWords([512, 1024, 2048])).toBe('512, 1024 or 2048');
});

test('many sizes are a row', () => {
  expect(memoryInWords([2048, 3072, 4096, 5120])).toBe('2048 to 5120 in steps of 1024');
});

test('all sizes are one line', () => {
  expect(taskSizesInWords()).toMatch(/^256 with 512, 1024 or 2048; 512 with 1024 to 4096 in steps/);
});

test('a row has the same step from its first size to its last', () => {
  for (const { memory } of TASK_SIZES.filter((size) => size.memory.length > 3)) {
    const steps = memory.slice(1).map((size, index) => size - memory[index]!);
    expect(new Set(steps).size).toBe(1);
  }
});

test('the local AWS registers every size', async () => {
  const registers = await registration();
  for (const { cpu, memory } of TASK_SIZES) {
    for (const size of memory) await expect(registers(cpu, size)).resolves.toBeTruthy();
  }
});

test('the local AWS refuses 0.75 vCPU, and a size that is not in the table', async () => {
  const registers = await registration();
  await expect(registers(768, 3072)).rejects.toThrow('No Fargate configuration exists');
  for (const { cpu, memory } of TASK_SIZES) {
    for (const size of [memory[0]! - 256, memory.at(-1)! + 256]) {
      await expect(registers(cpu, size)).rejects.toThrow('No Fargate configuration exists');
    }
  }
});

// --- internal ---

async function registration() {
  const { ecs } = clientsOf(await openLocalAws());
  return (cpu: number, memory: number) =>
    ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'sizes',
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: String(cpu),
        memory: String(memory),
        containerDefinitions: [{ name: 'web', image: 'httpd:2.4' }],
      }),
    );
}
