import { costs } from '../../../scripts/concepts/costs.ts';
import { loaded } from './loaded.ts';
import { audit } from '../../engine/audit.ts';
import { Runner } from '../../engine/runner.ts';
import type { Session } from '../../engine/session.ts';
import { StepError } from '../../engine/step.ts';
import type { Progress } from './messages.ts';

/** Looks around in an account: which steps' work is there, what runs, and what it would cost. It asks AWS, in silence. */
export async function progressOf(session: Session): Promise<Progress> {
  let tasks = 0;
  const runner = new Runner({
    ...session,
    emit: (event) => {
      if (event.type === 'shown') tasks += 1;
    },
  });
  const found: string[] = [];
  const unfinished: string[] = [];
  for (const step of loaded.steps) {
    try {
      const outputs = await runner.find(step);
      if (outputs) (outputs.unfinished ? unfinished : found).push(step.id);
    } catch (error) {
      // Somebody else's things have the step's name: then its work is not there.
      if (!(error instanceof StepError)) throw error;
    }
  }
  const { outputs } = await runner.run(costs);
  // The program of the costs looks at tasks; what else is billed by the hour is of the other services.
  const { alive } = await audit(session, loaded.more);
  const others = alive.reduce((sum, each) => sum + each.usdPerHour, 0);
  const tracks = loaded.steps
    .filter(({ id }) => found.includes(id) || unfinished.includes(id))
    .map((step) => loaded.trackOf(step).id);
  return {
    found,
    unfinished,
    tracks: [...new Set(tracks)],
    tasks,
    usdPerHour: (outputs as { perHour: number }).perHour + others,
  };
}
