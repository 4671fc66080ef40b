import { expect, test } from 'vitest';
import { z } from 'zod';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { SessionInputs } from '../../src/engine/session-inputs.ts';
import { defineStep } from '../../src/engine/step.ts';

test('the inputs of a step are parsed once in a session, however often it is run and needed', async () => {
  let parsed = 0;
  const counted = defineStep({
    ...base('counted'),
    needs: {},
    inputs: { word: z.string().transform((word) => ((parsed += 1), word)) },
    find: ({ inputs }) => Promise.resolve({ word: inputs.word }),
    run: ({ inputs }) => Promise.resolve({ word: inputs.word }),
  });
  const user = defineStep({
    ...base('user'),
    needs: { counted },
    inputs: {},
    run: (_context, needs) => Promise.resolve({ word: needs.counted.word }),
  });
  const { runner } = await openLocalRun({ given: { word: 'hello' } });
  await runner.run(counted);
  expect(await runner.run(user)).toMatchObject({ outputs: { word: 'hello' } });
  await runner.run(user);
  await runner.estimate([counted, user]);
  expect(parsed).toBe(1);
});

test('the hash of the inputs follows the values and not the order in which they are declared', async () => {
  const [a, b] = [z.string(), z.string()];
  const hashOf = (inputs: Record<string, z.ZodType>, given: Record<string, string>) =>
    new SessionInputs(given).hashOf({ ...base('step'), needs: {}, inputs, run: nothing });
  const hash = await hashOf({ a, b }, { a: '1', b: '2' });
  expect(hash).toMatch(/^[0-9a-f]{12}$/);
  expect(await hashOf({ b, a }, { a: '1', b: '2' })).toBe(hash);
  expect(await hashOf({ a, b }, { a: '2', b: '1' })).not.toBe(hash);
});

test('no run can change the inputs of the next one', () => {
  const step = { ...base('step'), needs: {}, inputs: { a: z.string() }, run: nothing };
  const inputs = new SessionInputs({ a: '1' });
  expect(() => (inputs.of(step)['a'] = '2')).toThrow(TypeError);
  expect(inputs.of(step)).toEqual({ a: '1' });
});

// --- internal ---

function base(id: string) {
  return { id, title: id, kind: 'reads' as const, why: {} };
}

const nothing = () => Promise.resolve({});
