import { plain, render } from '../../../src/engine/render.ts';
import type { LocalRun } from '../../../quality/harness/local-run.ts';

/** The lines that tell of the account: what was made, what is shown, and what is said. */
export function accountLines({ events }: LocalRun): string[] {
  return events
    .filter(({ type }) => type === 'resource' || type === 'shown' || type === 'say')
    .flatMap((event) => render(event))
    .map(plain);
}
