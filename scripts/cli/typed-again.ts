import { quoted } from '../../src/engine/quoted.ts';

/** A command as it was typed, for the reader to type again: the script, and after `--` its arguments. */
export function typedAgain(script: string, args: readonly string[]): string {
  return args.length === 0 ? script : withFlags(script, args.map(quoted).join(' '));
}

/** Arguments as they were typed, in which a flag has another value, or has one at all. */
export function withFlag(args: readonly string[], flag: string, value: string): string[] {
  const at = args.indexOf(flag);
  const others = args.filter((arg, index) => {
    const isValue = at >= 0 && index === at + 1;
    return arg !== flag && !arg.startsWith(`${flag}=`) && !isValue;
  });
  return [...others, flag, value];
}

/** A script and what follows it. Where the script has an argument already, as that of an exercise, no second `--` stands between. */
export function withFlags(script: string, flags: string): string {
  return script.includes(' -- ') ? `${script} ${flags}` : `${script} -- ${flags}`;
}
