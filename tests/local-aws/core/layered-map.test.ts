import { array, assert, constantFrom, oneof, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { LayeredMap } from '../../../src/local-aws/core/layered-map.ts';

const key = constantFrom('a', 'b', 'c', 'd', '__proto__');
const change = oneof(
  record({ kind: constantFrom('set' as const, 'delete' as const), key }),
  record({ kind: constantFrom('fork' as const) }),
);

test('whatever is set, deleted and forked, it holds what a Map holds, in the order of a Map', () => {
  assert(
    property(array(change, { maxLength: 40 }), (changes) => {
      let layered = new LayeredMap<{ at: number }>();
      const plain = new Map<string, { at: number }>();
      for (const [at, each] of changes.entries()) {
        if (each.kind === 'fork') layered = layered.fork();
        else if (each.kind === 'set') {
          layered.set(each.key, { at });
          plain.set(each.key, { at });
        } else {
          layered.delete(each.key);
          plain.delete(each.key);
        }
        expect(layered.values()).toEqual([...plain.values()]);
        expect(layered.size).toBe(plain.size);
      }
      for (const each of ['a', 'b', 'c', 'd', '__proto__']) {
        expect([layered.get(each), layered.has(each)]).toEqual([plain.get(each), plain.has(each)]);
      }
    }),
    { numRuns: 500, seed: 1 },
  );
});

test('what happens in a fork is not seen below', () => {
  const below = new LayeredMap<{ at: number }>();
  below.set('a', { at: 1 });
  const fork = below.fork();
  fork.set('a', { at: 2 });
  fork.set('b', { at: 3 });
  expect([below.values(), below.has('b')]).toEqual([[{ at: 1 }], false]);
  fork.delete('a');
  expect(below.get('a')).toEqual({ at: 1 });
});
