import { Command, CommanderError } from 'commander';
import type { z } from 'zod';
import { failureOf } from '../../src/engine/failure.ts';
import { StepError } from '../../src/engine/step.ts';
import { ALL_FLAGS } from './all-flags.ts';
import { commonInputs } from './common-inputs.ts';
import { forgottenDashes, type Flag } from './forgotten-dashes.ts';
import type { Terminal } from './terminal.ts';

/** A command of the tutorial without options but `--json` and `--help`, which throws instead of ending the process. */
export function commandNamed(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .option('--json', 'one JSON object a line on stdout, all else on stderr', false);
}

/**
 * Throws a {@link StepError} with the right spelling when npm kept a flag of this command, or of another one, because no
 * `--` stood before it.
 */
export function requireDashes(
  command: Command,
  args: readonly string[],
  schemas: Readonly<Record<string, z.ZodType>> = {},
  about?: (flag: string) => string | undefined,
): void {
  const typed = { command: command.name().replace(/ --$/, ''), args, environment: process.env };
  const all = { ...commonInputs, ...schemas };
  const mistake = forgottenDashes(typed, flagsOf(command, all), ALL_FLAGS, about);
  if (mistake) throw new StepError(mistake.message, mistake.next);
}

/** What only the command itself can say. */
interface Words {
  /** What there is to say about a flag that the command does not take. */
  unknownFlag?: ((flag: string) => string | undefined) | undefined;
  /** A command to type next, as it has to be typed to go on where this one ran. */
  next?(command: string): string;
  /** The command that is running, as it was typed. */
  again?: string;
}

/**
 * Tells the reader what went wrong, and returns the exit code. 0: help was asked for. 1: a bug of ours, or an answer of AWS
 * that no step expects. 2: something that the reader can mend. 130: Ctrl-C.
 */
export function report(error: unknown, output: Terminal, words: Words = {}): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const message = error.message.replace(/^error: /, '');
    const flag = /^unknown option '(--[a-z-]+)/.exec(message)?.[1];
    output.error([message, flag && words.unknownFlag?.(flag)].filter(Boolean).join('. '));
    return 2;
  }
  // Ctrl-C at a question.
  if (error instanceof Error && error.name === 'ExitPromptError') {
    output.note('\nStopped. Nothing was done.');
    return 130;
  }
  const { message, next, again, mendable } = failureOf(error);
  output.error(message, again ? words.again : next && (words.next?.(next) ?? next));
  return mendable ? 2 : 1;
}

// --- internal ---

/** The flags that a command takes, with what `schemas` say of their values, by the name of the input. */
function flagsOf({ options }: Command, schemas: Readonly<Record<string, z.ZodType>>): Flag[] {
  return options.map((option) => {
    const schema = schemas[option.attributeName()];
    return {
      flag: option.long!,
      value: /[<[](.+)[>\]]/.exec(option.flags)?.[1],
      fits: (text) =>
        (option.argChoices?.includes(text) ?? true) && (schema?.safeParse(text).success ?? true),
    };
  });
}
