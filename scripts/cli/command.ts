import { Command, CommanderError, Option } from 'commander';
import type { z } from 'zod';
import type { LoadedServices } from '../../src/engine/aws/index.ts';
import { meantBy } from '../../src/engine/did-you-mean.ts';
import { failureOf } from '../../src/engine/failure.ts';
import { InputError, StepError } from '../../src/engine/step.ts';
import { commonFlags } from './common-flags.ts';
import { forgottenDashes, type Flag } from './forgotten-dashes.ts';
import type { Terminal } from './terminal.ts';
import { typedAgain, withFlags } from './typed-again.ts';

/**
 * A command without options but `--help`, which throws instead of ending the process.
 *
 * @param name as it is typed before its flags: `npm run status --`
 * @param examples what may follow it; an empty one is the command alone
 */
export function commandNamed(
  name: string,
  { description, examples }: { description: string; examples: readonly string[] },
): Command {
  const script = scriptOf(name);
  const lines = examples.map((flags) => (flags === '' ? script : withFlags(script, flags)));
  return (
    new Command(name)
      .description(description)
      .helpOption('-h, --help', 'print this help and do nothing else')
      // Commander's own 40 would leave the descriptions to a narrow terminal, which cuts words.
      .configureHelp({ minWidthToWrap: 20 })
      .addHelpText('after', ['\nExamples:', ...lines.map((line) => `  ${line}`)].join('\n'))
      .exitOverride()
      .configureOutput({ outputError: () => undefined })
  );
}

/** The flag `--json`, for a program that reads the output instead of a person. */
export function jsonOption(): Option {
  return new Option('--json', 'one JSON object per line on stdout, everything else on stderr');
}

/**
 * Throws a {@link StepError} with the right spelling when npm kept a flag of this command, or of another one, because no
 * `--` stood before it.
 */
export function requireDashes(
  { command, args }: Parsing,
  { schemas = {}, others = [], about }: Flags = {},
): void {
  const typed = { command: scriptOf(command.name()), args, environment: process.env };
  const all = { ...commonFlags, ...schemas };
  const mistake = forgottenDashes(typed, flagsOf(command, all), others, about);
  if (mistake) throw new StepError(mistake.message, mistake.next);
}

/** A command, and what was typed after it. */
export interface Parsing {
  command: Command;
  args: readonly string[];
}

/** The flags that are known beside the command that takes them. */
interface Flags {
  /** The schemas of their values, by the names of inputs. */
  schemas?: Readonly<Record<string, z.ZodType>>;
  /** The flags of other commands. */
  others?: readonly string[];
  /** Says which command takes a flag, where that is known. */
  about?: ((flag: string) => string | undefined) | undefined;
}

/** Words that only the command itself can say. */
interface Words {
  /** Returns a hint about a flag that the command does not take, if there is one. */
  unknownFlag?: ((flag: string) => string | undefined) | undefined;
  /** A command to type next, as it has to be typed to go on where this one ran. */
  next?(command: string): string;
  /** The command that is running, as it was typed. */
  again?: string;
  /** The AWS services that were asked, whose errors can be explained. Left out: none. */
  services?: LoadedServices;
  /** The command and its arguments, where they are known already. */
  parsing?: Parsing | undefined;
}

/**
 * Tells the reader what went wrong, and returns the exit code. 0: help was asked for. 1: a bug of ours, or an answer of AWS
 * that no step expects. 2: something that the reader can mend. 130: Ctrl-C.
 */
export function report(error: unknown, output: Terminal, words: Words = {}): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const { message, next } = refused(error, words);
    output.error(message, next);
    return 2;
  }
  // Ctrl-C at a question.
  if (error instanceof Error && error.name === 'ExitPromptError') {
    output.note('\nStopped. Nothing was done.');
    return 130;
  }
  const { message, next, again, mendable } = failureOf(error, words.services ?? {});
  if (error instanceof InputError && next === undefined && words.parsing) {
    output.error(message, withFlags(scriptOf(words.parsing.command.name()), '--help'));
    return 2;
  }
  output.error(message, again ? words.again : next && (words.next?.(next) ?? next));
  return mendable ? 2 : 1;
}

// --- internal ---

/** The script that a command is: `npm run status` of `npm run status --`. */
function scriptOf(name: string): string {
  return name.replace(/ --$/, '');
}

/** Says in one line what commander refused, and the command that was typed with the slip mended, or else its help. */
function refused(error: CommanderError, { parsing, unknownFlag }: Words) {
  const [what = '', guess = ''] = error.message.replace(/^error: /, '').split('\n');
  const flag = /^unknown option '(-[^=']*)/.exec(what)?.[1];
  const about = flag && unknownFlag?.(flag);
  const message = [what, about ?? guess.replace(/^\(|\)$/g, '')].filter(Boolean).join('. ');
  if (!parsing) return { message };
  const script = scriptOf(parsing.command.name());
  const slip = choiceOf(what);
  if (slip) {
    const { flag, got, meant, message } = slip;
    if (meant === undefined) return { message, next: withFlags(script, '--help') };
    const args = parsing.args.map((arg) =>
      arg === got || arg === `${flag}=${got}` ? arg.slice(0, arg.length - got.length) + meant : arg,
    );
    return { message, next: typedAgain(script, args) };
  }
  // It may name several.
  const meant = /^\(Did you mean (--\S+)\?\)$/.exec(guess)?.[1];
  if (!flag || about || !meant) return { message, next: withFlags(script, '--help') };
  const args = parsing.args.map((arg) =>
    arg === flag || arg.startsWith(`${flag}=`) ? meant + arg.slice(flag.length) : arg,
  );
  return { message, next: typedAgain(script, args) };
}

/** Commander's refusal of a value that is none of a flag's choices, in our own words, with the choice that was meant. */
function choiceOf(what: string) {
  const [, flag = '', got = '', choices] =
    /^option '(?:-\w, )?(--\S+).*' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/.exec(
      what,
    ) ?? [];
  if (choices === undefined) return undefined;
  const known = choices.split(', ');
  const same = known.find((each) => each.toLowerCase() === got.toLowerCase());
  const meant = same ?? meantBy(got, known);
  const guess = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return { flag, got, meant, message: `${flag} got "${got}": expected one of ${choices}.${guess}` };
}

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
