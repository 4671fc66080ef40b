import { Option, type Argument, type Command } from 'commander';
import {
  inputFields,
  parseInputs,
  type InputField,
  type Source,
} from '../../src/engine/parse-inputs.ts';
import type { Step } from '../../src/engine/step.ts';
import { services } from '../../src/engine/aws/index.ts';
import { isDenied } from '../../src/engine/denied.ts';
import { limitOf, maxUsdOption, requireAffordable } from './affordable.ts';
import { FLAG_NAMES } from './flag-names.ts';
import { withSameFlags } from './with-same-flags.ts';
import { commandNamed, jsonOption, report, requireDashes, type Parsing } from './command.ts';
import { DEFAULT_NAME } from './common-flags.ts';
import { Interrupt, StoppedError } from './interrupt.ts';
import { LateCredentialsError } from './credentials-problem.ts';
import { durationOf, leaseInWords, lend, untilOption } from './lease.ts';
import { openSession, type OpenSession, type SessionOptions } from './open-session.ts';
import { typedAgain, withFlag } from './typed-again.ts';
import { requirePermissions, uncheckedOption } from './permissions-first.ts';
import { tellStopped } from './tell-stopped.ts';
import { terminal, type Terminal } from './terminal.ts';

/** The options that every command takes, as commander parsed them. */
export interface CommonOptions extends SessionOptions {
  json: boolean;
}

export interface Invocation {
  options: CommonOptions & Record<string, unknown>;
  session: OpenSession;
  terminal: Terminal;
  /** The words after `--`. */
  words: readonly string[];
  /** A command to type next, as it has to be typed to go on where this one ran. */
  next(command: string): string;
}

type Writes = 'makes' | 'deletes' | false;

export interface CommandSpec {
  name: string;
  description: string;
  /** The arguments that may follow the command, for its help. */
  examples: readonly string[];
  /** The steps whose inputs are flags of this command. */
  inputsOf?: readonly Step[];
  options?: Option[];
  /** The command that may follow `--`: stdout is then for its output. */
  argument?: Argument;
  /** Returns a hint about a flag that the command does not take, if there is more to say. */
  unknownFlag?(flag: string): string | undefined;
  /** Says if the command makes something or deletes it, so that on AWS it asks first. */
  writes: Writes | (() => Writes);
  /** Returns the steps that the command makes, whose price and permissions are asked before it writes to AWS. */
  makes?(options: Record<string, unknown>): readonly Step[];
  /** Checks the arguments before anything is opened. Throws a {@link StepError}. */
  check?(options: Record<string, unknown>): void;
  /** Tells what the command would do, for `--dry-run`, and does none of it. Returns the exit code. */
  plan?(options: Invocation['options'], terminal: Terminal): Promise<number>;
  /** Returns the exit code, where it is not 0. */
  run(invocation: Invocation): Promise<number | void>;
}

/**
 * Runs one command of the tutorial: parses the arguments, opens the account, and turns errors into exit codes. 0: done.
 * 1: a bug of ours, or an answer of AWS that no step expects. 2: something that the reader can mend. 130: Ctrl-C.
 */
export async function main(spec: CommandSpec, argv = process.argv.slice(2)): Promise<void> {
  const json = untilDashes(argv).includes('--json');
  const output = terminal(json, json || spec.argument !== undefined);
  let next = (text: string) => text;
  const script = spec.name.replace(/ --$/, '');
  const again = typedAgain(script, argv);
  let parsing: Parsing | undefined;
  try {
    const fields = inputFields(spec.inputsOf ?? []);
    const command = build(spec, fields);
    parsing = { command, args: argv };
    const schemas = Object.fromEntries(fields.map(({ key, schema }) => [key, schema]));
    requireDashes(parsing, { schemas, others: FLAG_NAMES, about: spec.unknownFlag });
    command.parse(argv, { from: 'user' });
    const options = command.opts<Invocation['options']>();
    next = (text) => withSameFlags(text, options);
    spec.check?.(options);
    const until = typeof options['until'] === 'string' ? durationOf(options['until']) : undefined;
    if (spec.makes) limitOf(options['maxUsdPerHour']);
    for (const { inputs } of spec.inputsOf ?? []) {
      parseInputs(
        inputs,
        options,
        (key) => SOURCES[command.getOptionValueSource(key) ?? 'default']!,
      );
    }
    if (spec.plan && options['dryRun'] === true) {
      process.exitCode = await spec.plan(options, output);
      return;
    }
    const writes = typeof spec.writes === 'function' ? spec.writes() : spec.writes;
    const interrupt = new Interrupt();
    const session = await openSession(options, output, interrupt);
    process.on('SIGINT', () => {
      if (writes && interrupt.stop()) {
        output.note('\nStopping after this call. Ctrl-C again stops at once.');
      } else {
        output.note(`\nStopped.${writes ? ' Everything that AWS has already done stays.' : ''}`);
        process.exit(130);
      }
    });
    try {
      if (writes === 'deletes') await session.confirm('deletes');
      if (writes === 'makes') {
        const made = spec.makes?.(options) ?? [];
        const requireAll = () =>
          requirePermissions(session, made, output, typedAgain(script, [...argv, '--unchecked']));
        const isChecked = options.target === 'aws' && options['unchecked'] !== true;
        const price = await session.runner.estimate(made).catch(async (error: unknown) => {
          // To know the price it looks for what is there, and may be refused already.
          if (isChecked && isDenied(error)) await requireAll();
          throw error;
        });
        if (options.target === 'aws') {
          requireAffordable(price, options['maxUsdPerHour'], (limit) =>
            typedAgain(script, withFlag(argv, '--max-usd-per-hour', limit)),
          );
        }
        await session.confirm(price);
        if (isChecked && price > 0) await requireAll();
        if (until !== undefined) lend(session.where, Date.now() + until);
      }
      const lease = leaseInWords(session.where, Date.now(), next('npm run cleanup'));
      if (lease !== undefined) output.note(lease);
      interrupt.check();
      process.exitCode =
        (await spec.run({ options, session, terminal: output, words: command.args, next })) ?? 0;
    } catch (error) {
      if (!(error instanceof StoppedError)) throw error;
      await tellStopped(session, output, next(undoOf(script)));
      process.exitCode = 130;
    } finally {
      await session.close();
    }
  } catch (error) {
    process.exitCode = report(error, output, {
      next,
      again,
      services,
      parsing,
      unknownFlag: spec.unknownFlag,
    });
    // A credential_process may never end, and would keep the process alive.
    if (error instanceof LateCredentialsError) process.exit();
  }
}

// --- internal ---

/** Where commander says that a value is from. */
const SOURCES: Record<string, Source> = { cli: 'flag', env: 'variable', default: 'default' };

function untilDashes(argv: readonly string[]): readonly string[] {
  return argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
}

/** The command that takes back what another one makes; of one that takes back, itself. */
function undoOf(script: string): string {
  return script
    .replace(/^npm run step:/, 'npm run undo:')
    .replace(/^npm run (?!undo:).*/, 'npm run cleanup');
}

function build(spec: CommandSpec, fields: readonly InputField[]): Command {
  const command = commandNamed(spec.name, spec)
    .addOption(jsonOption())
    .addOption(
      new Option('--target <target>', 'where to run: the local AWS, or your own account')
        .choices(['local', 'aws'])
        .default('local'),
    )
    .option('--region <region>', 'the AWS Region (local: us-east-1; aws: AWS_REGION)')
    .option('--name <name>', 'the name prefix of everything that is made', DEFAULT_NAME)
    .option('--account <id>', 'with --target aws: your account number, to skip the confirmation');
  for (const field of fields) {
    const option = new Option(`${field.flag} <${field.key}>`, field.description);
    // An empty one would be a value to commander, and it is as one that is not set.
    if (process.env[field.variable] !== '') option.env(field.variable);
    if (field.choices) option.choices(field.choices);
    command.addOption(field.default === undefined ? option : option.default(field.default));
  }
  if (spec.makes) {
    for (const option of [maxUsdOption(), untilOption(), uncheckedOption()])
      command.addOption(option);
  }
  for (const option of spec.options ?? []) command.addOption(option);
  if (spec.argument) command.addArgument(spec.argument);
  return command;
}
