import { quoted } from '../../src/engine/quoted.ts';

/** A command as it was typed, for the reader to type again: the script, and after `--` its arguments. */
export function typedAgain(script: string, args: readonly string[]): string {
  return args.length === 0 ? script : [script, '--', ...args.map(quoted)].join(' ');
}
