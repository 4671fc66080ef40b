import { quoted } from '../../src/engine/quoted.ts';

/** A command as it was typed, for the reader to type again: the script, and after `--` its arguments. */
export function typedAgain(script: string, args: readonly string[]): string {
  return args.length === 0 ? script : withFlags(script, args.map(quoted).join(' '));
}

/** A script and what follows it. Where the script has an argument already, as that of an exercise, no second `--` stands between. */
export function withFlags(script: string, flags: string): string {
  return script.includes(' -- ') ? `${script} ${flags}` : `${script} -- ${flags}`;
}
