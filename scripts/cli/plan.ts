import { existsSync, readFileSync } from 'node:fs';
import { parseRecording } from '../../src/engine/recording.ts';
import type { Step } from '../../src/engine/step.ts';
import type { Terminal } from './terminal.ts';

/** How `--dry-run` is described where a command takes it. */
export const DRY_RUN = 'list the steps and their calls, and touch no account';

/** Lists what steps would call, in the order in which they would be done or taken back. Touches no account. */
export function tellPlan(steps: readonly Step[], action: 'run' | 'undo', terminal: Terminal): void {
  for (const [index, step] of steps.entries()) {
    if (index > 0) terminal.note('');
    const calls = plannedCalls(step, action);
    terminal.data({ type: 'planned', action, step: step.id, calls });
    const title = `${action === 'undo' ? 'Undo ' : ''}${step.id}: ${step.title}`;
    terminal.line({ label: '', text: title, tone: 'title' });
    for (const operation of calls) {
      const text = `${operation} to ${step.why[operation]}`;
      terminal.line({ label: 'calls', text, tone: 'quiet' });
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
