import { kebab } from '../../../src/engine/aws-cli/typed.ts';
import { didYouMean } from '../../../src/engine/did-you-mean.ts';
import type { SdkService } from '../../../src/site/facts/sdk.ts';
import { TASK_SIZES, taskSizesInWords } from '../../../src/engine/task-sizes.ts';

/** A flag of an npm script. */
export interface Flag {
  /** Says what is wrong with a value. Left out when the flag takes none. */
  judge?: ((value: string) => string | undefined) | undefined;
  /** True if the program takes any text, so that a slip in it would go unnoticed. */
  isFree?: boolean;
}

/** Says what is wrong with a value that a flag takes. `isFree`: it would take any text. */
export type JudgeText = (text: string, flag: string, isFree: boolean) => string | undefined;

/** The npm scripts and their flags. */
export type Scripts = ReadonlyMap<string, ReadonlyMap<string, Flag>>;

/** Says what is wrong with one command line for npm: the script, a flag or its value. */
export function judgeNpm(
  command: string,
  scripts: Scripts,
  judgeText: JudgeText,
): string | undefined {
  const [npm = '', ...words] = command.trim().split(/\s+/);
  if (npm !== 'npm') return `"${npm}" is not npm`;
  if (words[0] === 'ci' || words[0] === 'install') return undefined;
  const quiet = words.filter((word) => word !== '-s');
  const [verb, name, separator, ...flags] =
    quiet[0] === 'test' || quiet[0] === 'start' ? ['run', ...quiet] : quiet;
  if (verb !== 'run') return `there is no "npm ${verb ?? ''}" here`;
  // `npm run -s` by itself is spoken of, and not run.
  if (name === undefined) return words.includes('-s') ? undefined : 'npm run what?';
  const known = scripts.get(name);
  if (!known) return `there is no npm script "${name}".${nearest(name, [...scripts.keys()])}`;
  if (separator === undefined) return undefined;
  if (separator !== '--') return `npm keeps "${separator}" for itself: flags come after --`;
  // The words of a command that runs in a container are none of ours.
  if (name === 'exec' && flags[0]?.startsWith('-') === false) return undefined;
  return judgeFlags(flags, known, judgeText);
}

/** Says what is wrong with flags and their values. */
export function judgeFlags(
  words: readonly string[],
  known: ReadonlyMap<string, Flag>,
  judgeText: JudgeText,
): string | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const flag = known.get(word);
    if (!flag) return `there is no flag "${word}" here.${nearest(word, [...known.keys()])}`;
    const value = words[at + 1];
    if (!flag.judge || value === undefined || value.startsWith('--')) continue;
    at++;
    const wrong = flag.judge(value);
    if (wrong !== undefined) return `${word} ${value}: ${wrong}`;
    const unknown = judgeSize(words) ?? judgeText(value, word, flag.isFree === true);
    if (unknown !== undefined) return unknown;
  }
  return undefined;
}

/** Says what is wrong with a command for the AWS CLI: the service, the operation or a flag. */
export function judgeAwsCli(command: string, services: readonly SdkService[]): string | undefined {
  const [, cli = '', verb = '', ...rest] = command.trim().split(/\s+/);
  const service = services.find((each) => each.cli === cli);
  if (!service) {
    return `there is no service "${cli}" among the clients here.${nearest(
      cli,
      services.map((each) => each.cli),
    )}`;
  }
  const operation = Object.entries(service.operations).find(
    ([name]) => name.toLowerCase() === plain(verb),
  );
  if (!operation) {
    const verbs = Object.keys(service.operations).map(kebab);
    return `${service.cli} has no operation "${verb}".${nearest(verb, verbs)}`;
  }
  const members = Object.keys(service.structures[operation[1]] ?? {}).map((name) =>
    name.toLowerCase(),
  );
  for (const flag of rest.filter((word) => word.startsWith('--'))) {
    const name = plain(flag);
    if (GENERAL.has(flag) || members.includes(name)) continue;
    if (name.startsWith('no') && members.includes(name.slice(2))) continue;
    return `${operation[0]} has no member for "${flag}".${nearest(name, members)}`;
  }
  return undefined;
}

/** ` Did you mean "run"?`, or nothing when no name is near. */
export function nearest(word: string, known: readonly string[]): string {
  const meant = known.length === 0 ? '' : didYouMean(word, known);
  return meant.startsWith(' Did you mean') ? meant : '';
}

// --- internal ---

/** Says when CPU units and MiB are given that Fargate does not have together. */
function judgeSize(words: readonly string[]): string | undefined {
  const after = (flag: string) => Number(words[words.indexOf(flag) + 1]);
  if (!words.includes('--cpu') || !words.includes('--memory')) return undefined;
  const [cpu, memory] = [after('--cpu'), after('--memory')];
  if (TASK_SIZES.some((size) => size.cpu === cpu && size.memory.includes(memory))) return undefined;
  return `Fargate has no task of ${cpu} CPU units with ${memory} MiB: it has ${taskSizesInWords()}`;
}

/** Flags of the AWS CLI itself. */
const GENERAL = new Set(
  '--region --profile --output --query --endpoint-url --no-cli-pager --cli-input-json --generate-cli-skeleton --filters --debug'.split(
    ' ',
  ),
);

function plain(word: string): string {
  return word.replaceAll('-', '').toLowerCase();
}
