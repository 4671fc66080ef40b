import { existsSync, readFileSync } from 'node:fs';
import { parseRecording } from '../../src/engine/recording.ts';
import type { Step } from '../../src/engine/step.ts';
import { plannedRequests } from './planned-requests.ts';
import type { Terminal } from './terminal.ts';

/** How `--dry-run` is described where a command takes it. */
export const DRY_RUN =
  'list the steps, their calls, and as JSON each request that writes; touch no account';

/**
 * Lists what steps would call, in the order in which they would be done or taken back, and the requests that write, as they are
 * in an account that has nothing of the tutorial, or all of it. Touches no account.
 */
export async function tellPlan(
  steps: readonly Step[],
  action: 'run' | 'undo',
  options: Record<string, unknown>,
  terminal: Terminal,
): Promise<void> {
  const planned = await plannedRequests(steps, action, options);
  for (const [index, step] of steps.entries()) {
    if (index > 0) terminal.note('');
    const calls = plannedCalls(step, action);
    const requests = planned.get(step.id) ?? [];
    terminal.data({ type: 'planned', action, step: step.id, calls, requests });
    const title = `${action === 'undo' ? 'Undo ' : ''}${step.id}: ${step.title}`;
    terminal.line({ label: '', text: title, tone: 'title' });
    for (const operation of calls) {
      const text = `${operation} to ${step.why[operation]}`;
      terminal.line({ label: 'calls', text, tone: 'quiet' });
    }
    for (const request of requests) {
      // On one line, however wide the terminal is: so it can be copied.
      terminal.asIs(`request  ${JSON.stringify(request)}`);
    }
  }
}

// --- internal ---

/**
 * The operations that a step calls when it is done, or taken back, as its recording has them: on an empty account, again, and
 * with other inputs. A step that was not recorded yet has only the list of all its calls.
 */
function plannedCalls({ id, why }: Step, action: 'run' | 'undo'): string[] {
  const file = `src/recordings/${id}/record.json`;
  if (!existsSync(file)) return Object.keys(why);
  const { run, change, undo } = parseRecording(readFileSync(file, 'utf8'), file);
  const { calls } = action === 'undo' ? undo : { calls: [...run.calls, ...change.calls] };
  const called = new Set(
    calls.filter(({ phase }) => phase !== 'needs').map(({ operation }) => operation),
  );
  return Object.keys(why).filter((operation) => called.has(operation));
}
