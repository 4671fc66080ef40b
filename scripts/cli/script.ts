import type { Argument, Option } from 'commander';
import { commandNamed, report, requireDashes } from './command.ts';
import { terminal } from './terminal.ts';

/** A command that works on no account: a server of pages, a check, a tool. */
export interface Script {
  /** Describes the command in a sentence or two. */
  description: string;
  argument?: Argument;
  options?: readonly Option[];
  /** The arguments that follow the command: `--port 4000`. An empty one is the command alone. */
  examples: readonly string[];
}

/**
 * Parses what was typed for such a command. Asked for help, or given what the command does not take, it says so and ends the
 * process: with 0 or, as for any other mistake of the reader, with 2.
 */
export function typed<Options extends object = Record<string, never>>({
  description,
  argument,
  options = [],
  examples,
}: Script): { options: Options; args: string[] } {
  const script = scriptName();
  const output = terminal(false);
  const args = process.argv.slice(2);
  const command = commandNamed(`${script} --`, { description, examples });
  if (argument) command.addArgument(argument);
  for (const option of options) command.addOption(option);
  try {
    requireDashes({ command, args });
    command.parse(args, { from: 'user' });
    return { options: command.opts<Options>(), args: command.args };
  } catch (error) {
    process.exit(report(error, output, { parsing: { command, args } }));
  }
}

// --- internal ---

/** How the running script is typed: `npm run check`, `npm test`. */
function scriptName(): string {
  const event = process.env['npm_lifecycle_event'];
  if (event === undefined) return process.argv.slice(1, 2).join(' ');
  return event === 'test' || event === 'start' ? `npm ${event}` : `npm run ${event}`;
}
