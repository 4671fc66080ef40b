import { serviceSignedAs } from './aws/find-service.ts';
import { services } from './aws/index.ts';
import type { AwsService } from './aws/service.ts';

/**
 * The same as a step, typed with the AWS CLI: made from the requests that the step sent, and from the replies in which
 * it learned the ids that later requests hold.
 */

/** A request and its reply, in the order in which they were sent. */
export interface Exchange {
  /** As it is signed. */
  service: string;
  operation: string;
  input: object;
  /** Undefined when the request was refused. */
  output?: object | undefined;
  /** Why the step sends it, as a sentence without a full stop. */
  why: string | undefined;
  /** True if the step itself did this, false if it looked up what it needs. */
  own: boolean;
}

/** The account and the Region that the exchanges were with. */
export interface Whereabouts {
  accountId: string;
  region: string;
}

/**
 * A shell script of AWS CLI commands that send the writes among the exchanges, with the same input, on whatever account
 * and in whatever Region it is typed: those two become shell variables, and so do ids that AWS made up, read from the
 * reply that first told them. Empty when nothing was written.
 */
export function cliScript(exchanges: readonly Exchange[], where: Whereabouts): string {
  const variables = new Variables(exchanges, where);
  const writes = exchanges.filter((each) => each.own && each.output && !READS.test(each.operation));
  for (const write of writes) variables.need(write);
  const commands: string[] = [];
  for (const exchange of exchanges) {
    const told = variables.toldBy(exchange);
    if (!writes.includes(exchange) && told.length === 0) continue;
    const reason =
      exchange.why === undefined
        ? ''
        : `# ${exchange.why[0]!.toUpperCase()}${exchange.why.slice(1)}.\n`;
    commands.push(reason + assignment(command(exchange, variables), told));
  }
  const text = commands.join('\n');
  const asked = Object.entries(WHERE).filter(([name]) => RegExp(`\\$\\{?${name}\\b`).test(text));
  return [...asked.map(([, line]) => line), ...commands].map((each) => `${each}\n`).join('\n');
}

// --- internal ---

const READS = /^(Describe|List|Get|Head)/;

/** Ids that AWS makes up and requests hold: whoever types the commands has others. */
const VOLATILE = Object.values<AwsService>(services).flatMap(({ ids }) =>
  ids.flatMap(({ pattern, variable }) =>
    variable === undefined ? [] : { variable, whole: RegExp(`^(?:${pattern.source})$`) },
  ),
);

/** Returns the name of a variable that holds this id; undefined if it is no id that AWS makes up. */
function variableFor(id: string): string | undefined {
  return VOLATILE.find(({ whole }) => whole.test(id))?.variable;
}

/** How whoever types the commands learns where they go; the CLI looks for its Region in the same places. */
const WHERE = {
  ACCOUNT: `# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)`,
  REGION: `# Your Region: from the environment, or from \`aws configure\`.
REGION=\${AWS_REGION:-\${AWS_DEFAULT_REGION:-$(aws configure get region)}}`,
};

/** An id, or all ids of a list: there may be another number of them elsewhere. */
type Ids = string | string[];

interface Variable {
  name: string;
  /** Matches the id that the variable stands for, in a text or in JSON. */
  pattern: RegExp;
}

/** An id that a reply told. */
interface Told extends Variable {
  ids: Ids;
  /** Where the reply has it, as the CLI's `--query` writes it. */
  query: string;
  source: Exchange;
}

class Variables {
  readonly #told = new Map<string, Told>();
  readonly #counts = new Map<string, number>();
  readonly #exchanges: readonly Exchange[];
  readonly #where: Variable[];

  constructor(exchanges: readonly Exchange[], { accountId, region }: Whereabouts) {
    this.#exchanges = exchanges;
    this.#where = [
      { name: 'ACCOUNT', pattern: patternOf(accountId) },
      { name: 'REGION', pattern: patternOf(region) },
    ];
  }

  /** Makes variables for the ids in a request, and in the requests that tell them. */
  need(exchange: Exchange): void {
    for (const ids of volatileIn(exchange.input)) this.#learn(ids, exchange);
  }

  toldBy(exchange: Exchange): Told[] {
    return [...this.#told.values()].filter(({ source }) => source === exchange);
  }

  /** The variable that stands for just this id, or for just this list. */
  of(value: unknown): string | undefined {
    return this.#told.get(String(value))?.name;
  }

  /** A text with all that differs elsewhere replaced. */
  fill(text: string, reference: (name: string) => string): string {
    let filled = text;
    for (const { name, pattern } of this.#longestFirst()) {
      filled = filled.replace(pattern, () => reference(name));
    }
    return filled;
  }

  areIn(text: string): boolean {
    return this.fill(text, () => '') !== text;
  }

  #learn(ids: Ids, asker: Exchange): void {
    if (this.#told.has(String(ids))) return;
    for (const source of this.#exchanges.slice(0, this.#exchanges.indexOf(asker))) {
      const query = queryFor(ids, source.output);
      if (query === undefined) continue;
      const variable = { name: this.#name(ids), pattern: patternOf(ids), ids, query, source };
      this.#told.set(String(ids), variable);
      this.need(source);
      return;
    }
    // No reply has just these, but some may have one of them.
    if (Array.isArray(ids)) for (const id of ids) this.#learn(id, asker);
  }

  // A list holds ids, and an ARN an account: the part would hide the whole.
  #longestFirst(): Variable[] {
    const length = ({ pattern }: Variable) => pattern.source.length;
    return [...this.#told.values(), ...this.#where].sort((a, b) => length(b) - length(a));
  }

  #name(ids: Ids): string {
    const name = `${variableFor([ids].flat()[0]!)!}${Array.isArray(ids) ? 'S' : ''}`;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  }
}

/** An id is found as a whole only: revision 1 is not in revision 10. None has a character that means more in a pattern. */
function patternOf(ids: Ids): RegExp {
  return Array.isArray(ids)
    ? RegExp(`\\[\\s*${ids.map((id) => `"${id}"`).join(',\\s*')}\\s*\\]`, 'g')
    : RegExp(`\\b${ids}\\b`, 'g');
}

function assignment(text: string, told: Told[]): string {
  const [first, ...others] = told;
  if (!first) return text;
  const asked = (query: string, output: string) =>
    `${text} \\\n  --query '${query}' --output ${output}`;
  if (others.length === 0) {
    return `${first.name}=$(${asked(first.query, Array.isArray(first.ids) ? 'json' : 'text')})`;
  }
  const queries = told.map(({ ids, query }) =>
    Array.isArray(ids) ? `to_string(${query})` : query,
  );
  const names = told.map(({ name }) => name).join(' ');
  return `read -r ${names} <<< "$(${asked(`[${queries.join(', ')}]`, 'text')})"`;
}

function command({ service, operation, input }: Exchange, variables: Variables): string {
  const flags = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => flag(kebab(name), value, variables));
  return [`aws ${serviceSignedAs(service).cli} ${kebab(operation)}`, ...flags].join(' \\\n  ');
}

function flag(name: string, value: unknown, variables: Variables): string {
  if (value === true) return `--${name}`;
  if (value === false) return `--no-${name}`;
  const isList = Array.isArray(value) && value.length > 0;
  if (isList && value.every((item) => typeof item === 'string')) {
    const list = variables.of(value);
    return `--${name} ${list ? `"$${list}"` : value.map((item) => word(item, variables)).join(' ')}`;
  }
  const items = Array.isArray(value) ? value.map((item) => shorthand(item, variables)) : [];
  if (items.length > 0 && items.every((item) => item !== undefined)) {
    return `--${name} ${items.join(items.length > 1 ? ' \\\n    ' : ' ')}`;
  }
  if (typeof value === 'object') return `--${name} ${json(value, variables)}`;
  return `--${name} ${word(typeof value === 'string' ? value : JSON.stringify(value), variables)}`;
}

function word(text: string, variables: Variables): string {
  const variable = variables.of(text);
  if (variable !== undefined) return `"$${variable}"`;
  if (!/^[\w./:@=-]+$/.test(text)) return singleQuoted(text, variables);
  // In braces, because zsh takes the `:r` of `$NAME:role` for an order to shorten the value.
  const filled = variables.fill(text, (name) => `\${${name}}`);
  return filled === text ? text : `"${filled}"`;
}

/** The quotes are closed around a variable, so that the shell fills it in. */
function singleQuoted(text: string, variables: Variables): string {
  return `'${variables.fill(text.replaceAll("'", `'\\''`), (name) => `'"$${name}"'`)}'`;
}

/** `Key=project,Value=x`, the CLI's short form of a flat structure; undefined where a value does not fit it. */
function shorthand(value: unknown, variables: Variables): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const parts = Object.entries(value).map(([name, member]: [string, unknown]) => {
    const only: unknown = Array.isArray(member) && member.length === 1 ? member[0] : member;
    const fits =
      typeof only === 'string'
        ? SAFE.test(only) && !variables.areIn(only)
        : typeof only === 'number';
    return fits ? `${name}=${String(only)}` : undefined;
  });
  return parts.every((part) => part !== undefined) ? parts.join(',') : undefined;
}

/** Text that neither the shell nor the short form takes for anything else. */
const SAFE = /^[\w./:@-]+$/;

function json(value: unknown, variables: Variables): string {
  return singleQuoted(JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  '), variables);
}

/** As botocore names a flag or a command: `AWSServiceName` is `aws-service-name`. */
export function kebab(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** The ids in a request that AWS made up: two or more in one list belong together. The host of an address is one, too. */
function* volatileIn(value: unknown): Generator<Ids> {
  if (typeof value === 'string') {
    const id = /^https?:\/\/([^/]+)\/$/.exec(value)?.[1] ?? value;
    if (variableFor(id)) yield id;
  } else if (isListOfIds(value)) yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) yield* volatileIn(item);
  }
}

function isListOfIds(value: unknown): value is string[] {
  const isId = (item: unknown) => typeof item === 'string' && variableFor(item) !== undefined;
  return Array.isArray(value) && value.length > 1 && value.every(isId);
}

/** Where a reply has an id, or has all ids of a list and no other. */
function queryFor(ids: Ids, reply: unknown): string | undefined {
  const leaves = [...leavesOf(reply)];
  const pathTo = (id: string) => leaves.find(({ value }) => value === id)?.path;
  if (typeof ids === 'string') return pathTo(ids);
  const ofAny = (path: string) => path.replace(/\[\d+\]/g, '[]');
  const query = ofAny(pathTo(ids[0]!) ?? '');
  const told = leaves.filter(({ path }) => ofAny(path) === query).map(({ value }) => value);
  if (String(told) === String(ids)) return query;
  return String(told.sort()) === String(ids) ? `sort(${query})` : undefined;
}

/** The values in a reply that hold no others, each with its path. */
function* leavesOf(value: unknown, path = ''): Generator<{ path: string; value: unknown }> {
  if (typeof value !== 'object' || value === null) {
    yield { path, value };
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const step = Array.isArray(value) ? `[${key}]` : path === '' ? key : `.${key}`;
    yield* leavesOf(item, path + step);
  }
}
