import { services } from '../../src/engine/aws/index.ts';
import { shaped } from '../../src/engine/ownership.ts';
import type { Step, StepContext } from '../../src/engine/step.ts';

/**
 * A step, with all that it needs, as somebody else would have written it: what it makes carries other tags, and it never
 * asks whose a thing is.
 */
export function disguised(step: Step, tags: Record<string, string>): Step {
  const known = DISGUISES.get(tags) ?? new WeakMap<Step, Step>();
  DISGUISES.set(tags, known);
  const other = known.get(step) ?? disguise(step, tags);
  known.set(step, other);
  return other;
}

// --- internal ---

/** By their tags, so that steps that need the same step still do. */
const DISGUISES = new WeakMap<Record<string, string>, WeakMap<Step, Step>>();

function disguise(step: Step, tags: Record<string, string>): Step {
  const as = (context: StepContext): StepContext => ({
    ...context,
    tags: shaped(services, { ...context.tags.logs, ...tags }),
    own: () => undefined,
  });
  const { find, undo, residue } = step;
  return {
    ...step,
    needs: Object.fromEntries(
      Object.entries(step.needs).map(([name, need]) => [name, disguised(need, tags)]),
    ),
    run: (context, needs, found) => step.run(as(context), needs, found),
    ...(find && { find: (context, id) => find(as(context), id) }),
    ...(undo && { undo: (context, found) => undo(as(context), found) }),
    ...(residue && { residue: (context: StepContext) => residue(as(context)) }),
  } as Step;
}
