import { writes, type Exchange, type Whereabouts } from './exchange.ts';
import { command, word } from './typed.ts';
import { Variables } from './variables.ts';
import { assignment, ending, endOf, SECONDS, waitedFor } from './waiting.ts';

/**
 * The same as a step, typed with the AWS CLI: made from the requests that the step sent, and from the replies in which
 * it learned the ids that later requests hold.
 */

/**
 * A shell script of AWS CLI commands that send the writes among the exchanges, with the same input, on whatever account
 * and in whatever Region it is typed: those two become shell variables, and so do ids that AWS made up, read from the
 * reply that first told them. Empty when nothing was written.
 */
export function cliScript(exchanges: readonly Exchange[], where: Whereabouts): string {
  const variables = new Variables(exchanges, where);
  const written = exchanges.filter((each) => each.own && each.output && writes(each));
  const end = endOf(exchanges, written);
  for (const exchange of [...written, ...(end ? [end] : [])]) variables.need(exchange);
  const commands: string[] = [];
  for (const exchange of exchanges) {
    const told = variables.toldBy(exchange);
    if (!written.includes(exchange) && told.length === 0) continue;
    const isPolled = told.some((each) => each.isPolled);
    const typed = assignment(command(exchange, variables), told);
    const last = written[written.indexOf(exchange) - 1];
    const service = last && waitedFor(exchanges, last, exchange);
    if (service) commands.push(untilStable(service, variables));
    commands.push(reason(exchange, isPolled) + onceFailed(exchange, written, variables) + typed);
  }
  if (end) commands.push(reason(end, true) + ending(end, command(end, variables)));
  const text = commands.join('\n');
  const asked = Object.entries(WHERE).filter(([name]) => RegExp(`\\$\\{?${name}\\b`).test(text));
  return [...asked.map(([, line]) => line), ...commands].map((each) => `${each}\n`).join('\n');
}

// --- internal ---

/** An update of a stack that was made in the same breath is its retry: to be typed where the CLI's own wait says it failed. */
function onceFailed(
  { operation, input }: Exchange,
  writes: readonly Exchange[],
  variables: Variables,
): string {
  const { StackName } = input as { StackName?: string };
  const isMade = writes.some(
    (each) =>
      each.operation === 'CreateStack' &&
      (each.input as { StackName?: string }).StackName === StackName,
  );
  if (operation !== 'UpdateStack' || !isMade) return '';
  const wait = 'aws cloudformation wait stack-create-complete';
  return `${wait} \\\n  --stack-name ${word(StackName!, variables)} ||\n`;
}

/** The AWS CLI's own wait for a service, which its looks at it are made for. */
function untilStable({ input }: Exchange, variables: Variables): string {
  const { cluster, services } = input as { cluster: string; services: string[] };
  const names = services.map((each) => word(each, variables)).join(' ');
  const which = `--cluster ${word(cluster, variables)} \\\n  --services ${names}`;
  return `# Wait until the service is steady.\naws ecs wait services-stable \\\n  ${which}`;
}

function reason({ why }: Exchange, isPolled: boolean): string {
  if (why === undefined) return '';
  const sentence = isPolled ? `Every ${SECONDS} seconds, ${why}` : why;
  return `# ${sentence[0]!.toUpperCase()}${sentence.slice(1)}.\n`;
}

/** How whoever types the commands learns where they go; the CLI looks for its Region in the same places. */
const WHERE = {
  ACCOUNT: `# Your account.
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)`,
  REGION: `# Your Region: from the environment, or from \`aws configure\`.
REGION=\${AWS_REGION:-\${AWS_DEFAULT_REGION:-$(aws configure get region)}}`,
};
