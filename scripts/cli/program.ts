import { Command, CommanderError, Option } from 'commander';
import { failureOf } from '../../src/tutorial/failure.ts';
import { inputFields, parseInputs } from '../../src/tutorial/inputs.ts';
import type { Step } from '../../src/tutorial/step.ts';
import { openSession, type OpenSession, type SessionOptions } from './open-session.ts';
import { terminal, type Terminal } from './terminal.ts';

/** The options that every command takes, as commander parsed them. */
export interface CommonOptions extends SessionOptions {
  json: boolean;
}

export interface Invocation {
  args: string[];
  options: CommonOptions & Record<string, unknown>;
  session: OpenSession;
  terminal: Terminal;
}

export interface CommandSpec {
  name: string;
  description: string;
  /** Positional arguments, as commander writes them: `<step>`. */
  argument?: { name: string; description: string };
  /** The steps whose inputs are flags of this command. */
  inputsOf?: readonly Step[];
  options?: Option[];
  /** Whether the command writes, so that on AWS it asks first. */
  writes: boolean;
  /** What the command leaves running, asked before it writes to AWS: USD per hour. */
  price?(session: OpenSession, args: string[]): Promise<number>;
  /** Checks the arguments before anything is opened. Throws a {@link StepError}. */
  check?(args: string[], options: Record<string, unknown>): void;
  run(invocation: Invocation): Promise<void>;
}

/**
 * Runs one command of the tutorial: parses the arguments, opens the account, and turns errors into exit codes. 0: done.
 * 1: a bug of ours, or an answer of AWS that no step expects. 2: something that the reader can mend. 130: Ctrl-C.
 */
export async function main(spec: CommandSpec): Promise<void> {
  let output: Terminal | undefined;
  try {
    const command = build(spec);
    command.parse();
    const options = command.opts<Invocation['options']>();
    output = terminal(options.json);
    spec.check?.(command.args, options);
    for (const step of spec.inputsOf ?? []) parseInputs(step.inputs, options);
    const session = await openSession(options, output);
    process.once('SIGINT', () => {
      output?.note(
        '\nStopped. What AWS has answered is kept: run the same command again to go on.',
      );
      process.exit(130);
    });
    try {
      if (spec.writes) await session.confirm(await spec.price?.(session, command.args));
      await spec.run({ args: command.args, options, session, terminal: output });
    } finally {
      await session.close();
    }
  } catch (error) {
    process.exitCode = report(error, output ?? terminal(false));
  }
}

// --- internal ---

function build(spec: CommandSpec): Command {
  const command = new Command(spec.name)
    .description(spec.description)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .addOption(
      new Option('--target <target>', 'where it runs: the local AWS, or your own account')
        .choices(['local', 'aws'])
        .default('local'),
    )
    .option('--region <region>', 'the AWS Region (local: us-east-1; aws: AWS_REGION)')
    .option('--name <name>', 'the prefix of everything that is made', 'fargate-tutorial')
    .option('--account <id>', 'with --target aws: the account you mean, instead of a question')
    .option('--json', 'one JSON object a line on stdout, all else on stderr', false);
  if (spec.argument) command.argument(spec.argument.name, spec.argument.description);
  for (const field of inputFields(spec.inputsOf ?? [])) {
    const option = new Option(`${field.flag} <${field.key}>`, field.description).env(
      field.variable,
    );
    if (field.choices) option.choices(field.choices);
    command.addOption(field.default === undefined ? option : option.default(field.default));
  }
  for (const option of spec.options ?? []) command.addOption(option);
  return command;
}

function report(error: unknown, output: Terminal): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    output.error(error.message.replace(/^error: /, ''));
    return 2;
  }
  const { message, next, mendable } = failureOf(error);
  output.error(message, next);
  return mendable ? 2 : 1;
}
