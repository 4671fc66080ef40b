import type { Step } from '../../engine/step.ts';

/** The steps that leave something to be found, in the order of the tutorial. */
export function finders(steps: readonly Step[]): string[] {
  return steps.filter(({ find }) => find !== undefined).map(({ id }) => id);
}

/** The steps that a step needs, and that those need, in the order of the tutorial. */
export function neededBy(step: Step, steps: readonly Step[]): string[] {
  const needed = new Set<string>();
  const collect = ({ needs }: Step) => {
    for (const need of Object.values(needs)) {
      needed.add(need.id);
      collect(need);
    }
  };
  collect(step);
  return steps.map(({ id }) => id).filter((id) => needed.has(id));
}

/** The steps that have to be taken back before a step is, the last one first. */
export function restingOn(step: Step, steps: readonly Step[]): string[] {
  return steps
    .filter((each) => each.undo && neededBy(each, steps).includes(step.id))
    .map(({ id }) => id)
    .reverse();
}
