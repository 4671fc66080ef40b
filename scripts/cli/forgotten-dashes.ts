import { withFlags } from './typed-again.ts';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { quoted } from '../../src/engine/quoted.ts';

/** A flag that a command takes. */
export interface Flag {
  /** `--desired-count`. */
  flag: string;
  /** The name of its value, as in `<step>`. Left out where it takes none. */
  value?: string | undefined;
  /** Returns true if it takes that value. Left out where it takes any. */
  fits?(value: string): boolean;
}

/** The typed command, as npm hands it on. */
export interface Typed {
  /** Up to its flags: `npm run cleanup`. */
  command: string;
  /** The arguments that came through to the program. */
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
}

/** The words for the reader, and the command to type instead. */
export interface Mistake {
  message: string;
  next: string;
}

/**
 * npm takes a flag that has no `--` before it for its own and hands it on in the environment, where no command looks: the
 * command would do something else than was asked for. Finds such flags among those that the command takes, and those that
 * only `others` take; `about` says which, where that is known.
 */
export function forgottenDashes(
  { command, args, environment }: Typed,
  own: readonly Flag[],
  others: readonly string[] = [],
  about: (flag: string) => string | undefined = () => undefined,
): Mistake | undefined {
  // Somebody else started the program.
  if (environment['npm_lifecycle_event'] === undefined) return undefined;
  const files = new Map(filesOf(environment).flatMap((file) => settingsIn(file, environment)));
  const takenOf = <Each extends Flag>(flag: Each) => {
    const found = takenByNpm(flag.flag, environment, files);
    // A flag that is false was not asked for.
    return found && (flag.value || !OFF.has(found.given)) ? [{ ...flag, ...found }] : [];
  };
  const mine = own.flatMap(takenOf);
  const foreign = others
    .filter((flag) => !own.some((each) => each.flag === flag))
    .flatMap((flag) => takenOf({ flag }));
  const all = [...mine, ...foreign];
  if (all.length === 0) return undefined;
  const sentences = [
    `npm kept ${listed(all.map(({ flag }) => flag))} for itself: flags for the program go after "--". Nothing was done.`,
    ...foreign.map(({ flag }) => `${command} takes no ${flag}. ${about(flag) ?? ''}`.trim()),
    `If you did not type ${all.length > 1 ? 'them, they come' : 'it, it comes'} from your environment: unset ${all.map(({ variable }) => variable).join(' ')}.`,
  ];
  return {
    message: sentences.join(' '),
    next:
      foreign.length > 0
        ? withFlags(command, '--help')
        : withFlags(command, withValues(mine, args).join(' ')),
  };
}

// --- internal ---

/** A value that says no. npm writes `false` as nothing. */
const OFF = new Set(['', 'false']);

/** npm takes the beginning of a flag of its own for the whole: from 11.19 on, `--to` is `--token-description`. */
const TAKEN_FOR: Readonly<Record<string, string>> = { to: 'token_description' };

interface TakenByNpm {
  /** `true` where npm knows only that the flag was there. */
  given: string;
  /** Where npm left it. */
  variable: string;
}

function takenByNpm(
  flag: string,
  environment: NodeJS.ProcessEnv,
  files: ReadonlyMap<string, string>,
): TakenByNpm | undefined {
  const key = settingOf(flag.slice(2));
  for (const setting of [key, TAKEN_FOR[key]]) {
    if (setting === undefined) continue;
    const variable = `npm_config_${setting}`;
    // Given several times it is all of them.
    const given = environment[variable]?.split('\n\n').at(-1);
    if (given !== undefined && files.get(setting) !== given) return { given, variable };
  }
  return undefined;
}

/** The files from which npm read settings, the one that counts most last. */
function filesOf(environment: NodeJS.ProcessEnv): string[] {
  const project = environment['npm_config_local_prefix'];
  return [
    environment['npm_config_globalconfig'],
    environment['npm_config_userconfig'],
    project && join(project, '.npmrc'),
  ].filter((file): file is string => isFile(file));
}

function isFile(path: string | undefined): path is string {
  return Boolean(path && statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** The settings in an .npmrc as npm hands them on: `key = value`, or `key` for what is true. */
function settingsIn(file: string, environment: NodeJS.ProcessEnv): [string, string][] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => /^\s*([\w-]+)(?:\[\])?\s*(?:=\s*(.*?)\s*)?$/.exec(line))
    .filter((match) => match !== null)
    .map(([, key = '', value = 'true']) => [
      settingOf(key),
      value === 'false'
        ? ''
        : value
            .replace(/^(["'])(.*)\1$/, '$2')
            .replace(/\$\{(\w+)\}/g, (all, name: string) => environment[name] ?? all),
    ]);
}

function settingOf(name: string): string {
  return name.replaceAll('-', '_');
}

/** The flags with their values, and what came through beside them. */
function withValues(flags: readonly (Flag & TakenByNpm)[], args: readonly string[]): string[] {
  // For a flag that is none of its own npm notes that it was there, and hands its value on as an argument.
  const open = flags.filter(({ value, given }) => value !== undefined && given === 'true');
  const firstFlag = args.findIndex((arg) => arg.startsWith('-'));
  const loose = firstFlag < 0 ? args : args.slice(0, firstFlag);
  const values = assign(open, loose);
  const words = flags.flatMap((flag) => {
    if (flag.value === undefined) return [flag.flag];
    if (!open.includes(flag)) return [flag.flag, quoted(flag.given)];
    const value = values?.[open.indexOf(flag)];
    return [flag.flag, value === undefined ? `<${flag.value}>` : quoted(value)];
  });
  return [...words, ...args.slice(open.length > 0 ? loose.length : 0).map(quoted)];
}

/** Which value is whose, where only one way is possible: npm keeps the order of the values and not that of the flags. */
function assign(flags: readonly Flag[], values: readonly string[]): string[] | undefined {
  if (flags.length !== values.length) return undefined;
  if (flags.length === 1) return [...values];
  const [only, another] = ways(flags, values);
  return another ? undefined : only;
}

/** Every way to give each flag a value that it takes. */
function ways([flag, ...rest]: readonly Flag[], values: readonly string[]): string[][] {
  if (!flag) return [[]];
  return values.flatMap((value, index) =>
    flag.fits?.(value) === false
      ? []
      : ways(rest, values.toSpliced(index, 1)).map((way) => [value, ...way]),
  );
}

/** `--name`, or `--target, --region and --name`. */
function listed(flags: readonly string[]): string {
  return flags.length === 1 ? flags[0]! : `${flags.slice(0, -1).join(', ')} and ${flags.at(-1)}`;
}
