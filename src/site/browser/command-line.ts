import { inputFields } from '../../engine/parse-inputs.ts';
import { quoted } from '../../engine/quoted.ts';
import type { Step } from '../../engine/step.ts';
import type { Given, Kind } from './messages.ts';

/** The script that runs a program of each kind, before its id. An exercise is an argument, and so are its flags. */
const SCRIPTS = { step: 'step:', concept: 'show:', exercise: 'exercise -- ' } as const;

/**
 * Returns the command that does the same in a terminal: the script, and a flag for each input that differs from its
 * default.
 */
export function commandLine(kind: Kind, action: 'run' | 'undo', step: Step, given: Given): string {
  const script = `npm run ${action === 'undo' ? 'undo:' : SCRIPTS[kind]}${step.id}`;
  if (action === 'undo') return script;
  const flags = inputFields([step])
    .filter(({ key, default: usual }) => given[key] !== undefined && given[key] !== String(usual))
    .map(({ key, flag }) => `${flag} ${quoted(given[key]!)}`);
  if (flags.length === 0) return script;
  return [script, ...(script.includes(' -- ') ? [] : ['--']), ...flags].join(' ');
}
