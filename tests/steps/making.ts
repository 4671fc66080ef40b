import type { Step } from '../../src/engine/step.ts';

/** A step that makes something, as just that: to write it anew, with one function that lies. */
export function making<Any extends Step>(step: Any): Extract<Any, { kind: 'makes' }> {
  if (step.kind !== 'makes') throw new Error(`expected a step that makes something: ${step.id}`);
  return step as Extract<Any, { kind: 'makes' }>;
}
