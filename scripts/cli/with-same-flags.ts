import { DEFAULT_NAME } from './common-flags.ts';
import type { SessionOptions } from './open-session.ts';

/**
 * A command to type next, with the flags that say where this one ran. Without them it would run elsewhere: an audit of the
 * local AWS says nothing about what an account is billed for.
 */
export function withSameFlags(command: string, { target, region, name }: SessionOptions): string {
  if (!command.startsWith('npm run ')) return command;
  const flags = [
    target === 'aws' && '--target aws',
    region !== undefined && `--region ${region}`,
    name !== DEFAULT_NAME && `--name ${name}`,
  ]
    .filter((flag) => flag !== false)
    // A command that was typed, and is proposed with a slip mended, has them.
    .filter((flag) => !new RegExp(` ${flag.split(' ')[0]}[ =]`).test(command));
  if (flags.length === 0) return command;
  return [command, ...(command.includes(' -- ') ? [] : ['--']), ...flags].join(' ');
}
