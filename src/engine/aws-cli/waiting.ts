import { isPolled, type Exchange } from './exchange.ts';
import type { Told } from './variables.ts';

/** How long a script waits between two looks, in seconds. */
export const SECONDS = 10;

/** A command that keeps what its reply tells in variables. It is typed again until the reply tells it, if the step had to wait. */
export function assignment(text: string, told: readonly Told[]): string {
  const [first] = told;
  if (!first) return text;
  const assigned = told.length === 1 ? one(text, first) : several(text, told);
  if (!told.some(({ isPolled }) => isPolled)) return assigned;
  // The AWS CLI prints "None" for what a reply does not have.
  return loop(`${first.name}=None`, `while [ "$${first.name}" = None ]; do`, assigned);
}

/** The last look of a step that waited for what it began to end; undefined for a step that did not. */
export function endOf(
  exchanges: readonly Exchange[],
  written: readonly Exchange[],
): Exchange | undefined {
  const last = written.at(-1);
  if (!last) return undefined;
  const after = exchanges.slice(exchanges.indexOf(last) + 1);
  return after.findLast(({ operation, own }) => own && operation in ENDS);
}

/** The same look, again and again until it shows an end, however that is. */
export function ending({ operation }: Exchange, text: string): string {
  const { state, over } = ENDS[operation]!;
  const asked = `STATUS=$(${text} \\\n  --query '${state}' --output text)`;
  return loop('STATUS=', `until [[ $STATUS =~ ${over} ]]; do`, asked) + '\necho "$STATUS"';
}

/**
 * The look at a service that a step waited for between two writes, so that whoever types the second waits too; undefined where it did
 * not wait.
 */
export function waitedFor(
  exchanges: readonly Exchange[],
  before: Exchange,
  after: Exchange,
): Exchange | undefined {
  return exchanges
    .slice(exchanges.indexOf(before) + 1, exchanges.indexOf(after))
    .find((each) => each.operation === 'DescribeServices' && isPolled(exchanges, each));
}

// --- internal ---

/** Reads that the AWS CLI has no waiter for: where the state is, and the states that end it. */
const ENDS: Record<string, { state: string; over: string }> = {
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html, read on 2026-11-29
  DescribeServiceDeployments: {
    state: 'serviceDeployments[0].status',
    over: '(SUCCESSFUL|FAILED|STOPPED)$',
  },
};

function one(text: string, { name, ids, query }: Told): string {
  return `${name}=$(${asked(text, query, Array.isArray(ids) ? 'json' : 'text')})`;
}

function several(text: string, told: readonly Told[]): string {
  const queries = told.map(({ ids, query }) =>
    Array.isArray(ids) ? `to_string(${query})` : query,
  );
  const names = told.map(({ name }) => name).join(' ');
  return `read -r ${names} <<< "$(${asked(text, `[${queries.join(', ')}]`, 'text')})"`;
}

function asked(text: string, query: string, output: string): string {
  return `${text} \\\n  --query '${query}' --output ${output}`;
}

function loop(before: string, head: string, body: string): string {
  const indented = body.replaceAll('\n', '\n  ');
  return `${before}\n${head}\n  sleep ${SECONDS}\n  ${indented}\ndone`;
}
