/**
 * The same as a step, typed with the AWS CLI: made from the requests that the step sent, and from the replies in which
 * it learned the ids that later requests hold.
 */

/** A request and its reply, in the order in which they were sent. */
export interface Exchange {
  service: string;
  operation: string;
  input: object;
  /** Undefined when the request was refused. */
  output?: object | undefined;
  /** Why the step sends it, as a sentence without a full stop. */
  why: string | undefined;
  /** Whether the step itself did this, or looked up what it needs. */
  own: boolean;
}

/**
 * A shell script of AWS CLI commands that send the writes among the exchanges, with the same input. Ids that AWS made up
 * become shell variables, read from the reply that first told them. Empty when nothing was written.
 */
export function cliScript(exchanges: readonly Exchange[]): string {
  const variables = new Variables(exchanges);
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
  return commands.map((each) => `${each}\n`).join('\n');
}

// --- internal ---

const READS = /^(Describe|List|Get|Head)/;

/** Ids that AWS makes up: whoever types the commands has others. */
const VOLATILE = /^(?:sg|subnet|vpc|eni|sgr)-[0-9a-f]{8,17}$/;

interface Variable {
  name: string;
  value: string;
  /** Where the reply has it, as the CLI's `--query` writes it. */
  query: string;
  source: Exchange;
}

class Variables {
  readonly #byValue = new Map<string, Variable>();
  readonly #counts = new Map<string, number>();
  readonly #exchanges: readonly Exchange[];

  constructor(exchanges: readonly Exchange[]) {
    this.#exchanges = exchanges;
  }

  /** Makes variables for the ids in a request, and in the requests that tell them. */
  need(exchange: Exchange): void {
    for (const value of strings(exchange.input)) {
      if (!VOLATILE.test(value) || this.#byValue.has(value)) continue;
      for (const source of this.#exchanges) {
        if (source === exchange) break;
        const query = source.output && pathTo(source.output, value);
        if (query === undefined) continue;
        this.#byValue.set(value, { name: this.#name(value), value, query, source });
        this.need(source);
        break;
      }
    }
  }

  toldBy(exchange: Exchange): Variable[] {
    return [...this.#byValue.values()].filter(({ source }) => source === exchange);
  }

  of(value: string): string | undefined {
    return this.#byValue.get(value)?.name;
  }

  #name(value: string): string {
    const kind = { sg: 'GROUP', subnet: 'SUBNET', vpc: 'VPC', eni: 'INTERFACE', sgr: 'RULE' }[
      value.split('-')[0]!
    ]!;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return count === 1 ? kind : `${kind}_${count}`;
  }
}

function assignment(text: string, told: Variable[]): string {
  if (told.length === 0) return text;
  const queries = told.map(({ query }) => query);
  const query = queries.length === 1 ? queries[0]! : `[${queries.join(', ')}]`;
  const full = `${text} \\\n  --query '${query}' --output text`;
  if (told.length === 1) return `${told[0]!.name}=$(${full})`;
  return `read -r ${told.map(({ name }) => name).join(' ')} <<< "$(${full})"`;
}

function command({ service, operation, input }: Exchange, variables: Variables): string {
  const flags = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => flag(kebab(name), value, variables));
  return [`aws ${CLI_NAMES[service] ?? service} ${kebab(operation)}`, ...flags].join(' \\\n  ');
}

/** Where the CLI calls a service otherwise than requests are signed. */
const CLI_NAMES: Record<string, string> = { servicequotas: 'service-quotas' };

function flag(name: string, value: unknown, variables: Variables): string {
  if (value === true) return `--${name}`;
  if (value === false) return `--no-${name}`;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return `--${name} ${value.map((item) => quoted(item, variables)).join(' ')}`;
  }
  const items = Array.isArray(value) ? value.map(shorthand) : [];
  if (items.length > 0 && items.every((item) => item !== undefined)) {
    return `--${name} ${items.join(items.length > 1 ? ' \\\n    ' : ' ')}`;
  }
  if (typeof value === 'object') return `--${name} ${json(value, variables)}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `--${name} ${quoted(text, variables)}`;
}

function quoted(text: string, variables: Variables): string {
  const variable = variables.of(text);
  if (variable !== undefined) return `"$${variable}"`;
  return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** `Key=project,Value=x`, the CLI's short form of a flat structure; undefined where a value does not fit it. */
function shorthand(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const parts = Object.entries(value).map(([name, member]: [string, unknown]) => {
    const only: unknown = Array.isArray(member) && member.length === 1 ? member[0] : member;
    const fits =
      typeof only === 'string' ? SAFE.test(only) && !VOLATILE.test(only) : typeof only === 'number';
    return fits ? `${name}=${String(only)}` : undefined;
  });
  return parts.every((part) => part !== undefined) ? parts.join(',') : undefined;
}

/** Text that neither the shell nor the short form takes for anything else. */
const SAFE = /^[\w./:@-]+$/;

/** JSON in single quotes, which are closed around a variable so that the shell fills it in. */
function json(value: unknown, variables: Variables): string {
  const text = JSON.stringify(value, undefined, 2)
    .replaceAll("'", `'\\''`)
    .replaceAll('\n', '\n  ');
  return `'${text.replace(/"((?:sg|subnet|vpc|eni|sgr)-[0-9a-f]{8,17})"/g, (whole, id: string) => {
    const variable = variables.of(id);
    return variable === undefined ? whole : `"'"$${variable}"'"`;
  })}'`;
}

/** As botocore names a flag: `AWSServiceName` is `aws-service-name`. */
function kebab(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

function pathTo(value: unknown, wanted: string, path = ''): string | undefined {
  if (value === wanted) return path;
  if (typeof value !== 'object' || value === null || value instanceof Date) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const step = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const found = pathTo(item, wanted, step);
    if (found !== undefined) return found;
  }
  return undefined;
}
