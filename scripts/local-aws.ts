import { InvalidArgumentError, Option } from 'commander';
import type { z } from 'zod';
import { startHttpServer, type HttpServer } from '../src/local-aws/transports/http-server.ts';
import type { AppAddress } from '../src/local-aws/transports/app-ports.ts';
import type { Unanswered } from '../src/local-aws/runtimes/received.ts';
import type { Speed } from '../src/local-aws/transports/http-clock.ts';
import { liveOf } from '../src/local-aws/runtimes/live-containers.ts';
import { LocalAws } from '../src/local-aws/local-aws.ts';
import { allServices } from '../src/local-aws/services/all-services.ts';
import { LOCAL_CREDENTIALS } from '../src/engine/aws/clients.ts';
import { StepError } from '../src/engine/step.ts';
import { FLAG_NAMES } from './cli/flag-names.ts';
import { commandNamed, report, requireDashes } from './cli/command.ts';
import { commonFlags } from './cli/common-flags.ts';
import { ACCOUNT_FILE, told, toldError } from './cli/account-problems.ts';
import { claim, thisProcess, today } from './cli/local-account.ts';
import { terminal } from './cli/terminal.ts';
import { containersOption } from './cli/containers-option.ts';
import { rememberContainers, removeAll, runtimeFor } from './cli/containers.ts';

/** `npm run local-aws`: serves the local account over HTTP, until Ctrl-C. */
const output = terminal(false);

interface Options {
  port: number;
  region: string;
  account?: string;
  seed?: string;
  speed: Speed;
  enforceIam?: true;
  containers?: true;
}

const command = commandNamed('npm run local-aws --', {
  description:
    'Serves the local AWS to any program that supports AWS_ENDPOINT_URL, until you press Ctrl-C.',
  examples: ['', '--port 0', '--speed real', '--enforce-iam'],
})
  .addOption(
    new Option('--port <port>', 'the port on 127.0.0.1 to listen on; 0 picks a free one')
      .default(4747)
      .argParser(fitting(isPort, 'Expected a port from 0 to 65535', Number)),
  )
  .addOption(
    new Option('--region <region>', 'the Region of requests that do not name one')
      .default('us-east-1')
      .argParser(judgedBy(commonFlags.region)),
  )
  .addOption(
    new Option('--account <id>', 'the id of a new account (default: 111122223333)').argParser(
      judgedBy(commonFlags.account),
    ),
  )
  .addOption(
    new Option(
      '--seed <seed>',
      'the seed for the ids in a new account (default: fargate)',
    ).argParser(fitting((text) => text !== '', 'Expected a text', String)),
  )
  .addOption(
    new Option(
      '--speed <speed>',
      'virtual: the clock jumps ahead when a client polls; real: it follows the wall clock',
    )
      .choices(['virtual', 'real'])
      .default('virtual'),
  )
  .addOption(
    new Option(
      '--enforce-iam',
      'let in only the keys that this account gave out, and let each user and role do only what its policies allow',
    ),
  )
  .addOption(containersOption());

const parsing = { command, args: process.argv.slice(2) };

try {
  requireDashes(parsing, { others: FLAG_NAMES });
  await serve(command.parse().opts<Options>());
} catch (error) {
  process.exitCode = failed(error);
}

async function serve(options: Options): Promise<void> {
  const store = await claim((text) => output.note(text));
  if ('url' in store)
    throw new StepError(`The local account is already being served, at ${store.url}.`);
  try {
    const {
      account: accountId,
      seed,
      enforceIam: enforcesIam = false,
      containers = false,
      ...rest
    } = options;
    const runtime = await told(() => runtimeFor(store, containers));
    const aws = await told(() =>
      LocalAws.open({
        store,
        onBug,
        services: allServices,
        region: rest.region,
        runtime,
        ...(seed !== undefined && { seed }),
        ...(accountId !== undefined && { accountId }),
        startsAt: today,
        enforcesIam,
      }),
    );
    requireSame('--account', accountId, aws.account.id);
    requireSame('--seed', seed, aws.account.seed);
    await rememberContainers(aws.account);
    const server = await startHttpServer(aws, {
      port: rest.port,
      // Real containers take as long as they take.
      speed: liveOf(runtime) ? 'real' : rest.speed,
      identity: store.identity,
      onBug,
      onSilence: ({ message }) => output.note(`The container engine does not answer: ${message}`),
      apps: { opened, unanswered: onlyOnce },
    });
    store.announce(`${thisProcess()} at ${server.url}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void stop(aws, server, store.identity));
    }
    greet(aws, server.url, enforcesIam);
  } catch (error) {
    await store.close();
    throw error;
  }
}

function opened({ url, at }: AppAddress): void {
  output.note(`${url} is at ${at}`);
}

let lastUnanswered = '';

/** Says why a client got no response, and not a thousand times in a row. */
function onlyOnce({ message }: Unanswered): void {
  if (message !== lastUnanswered) output.note(`${message}.`);
  lastUnanswered = message;
}

/** Tells of an error in the server. A disk that fails is told in a line; anything else is a bug of ours. */
function onBug(error: unknown): void {
  const words = toldError(error);
  if (words) output.error(words.message, words.next);
  else console.error(error);
}

function greet(aws: LocalAws, url: string, enforcesIam: boolean): void {
  const rule = enforcesIam
    ? '\nIt enforces IAM: the keys below may do everything, and "aws iam create-user" and "create-access-key" make others.'
    : '';
  output.asIs(`The local AWS listens at ${url}, account ${aws.account.id}, in ${ACCOUNT_FILE}.
${simulated(aws)} Ctrl-C stops it, and the account is kept.${rule}
In another terminal:

unset AWS_PROFILE AWS_SESSION_TOKEN
export AWS_ENDPOINT_URL=${url}
export AWS_REGION=${aws.defaultRegion} AWS_DEFAULT_REGION=${aws.defaultRegion}
export AWS_ACCESS_KEY_ID=${LOCAL_CREDENTIALS.accessKeyId}
export AWS_SECRET_ACCESS_KEY=${LOCAL_CREDENTIALS.secretAccessKey}
`);
}

function simulated({ account }: LocalAws): string {
  const live = liveOf(account.runtime);
  return live
    ? `It simulates the control plane. Containers are real, on ${live.name}, and time is as on the wall.`
    : 'It simulates the control plane, and a small app in place of each image.';
}

/** Nobody would look after containers any more, so they go: their services start others when the account is served again. */
async function stop(aws: LocalAws, server: HttpServer, identity: string): Promise<void> {
  await server.close();
  const live = liveOf(aws.account.runtime);
  const left = live && (await removeAll(live, identity));
  if (left !== undefined) output.note(left);
  await aws.close();
  output.note('Stopped. The account is kept: npm run reset deletes it.');
}

/** An account that exists keeps its id and its seed. */
function requireSame(flag: string, wanted: string | undefined, is: string): void {
  if (wanted === undefined || wanted === is) return;
  throw new StepError(
    `${flag} got "${wanted}", but the account in ${ACCOUNT_FILE} was created with "${is}". To use yours, start a new account.`,
    'npm run reset',
  );
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535;
}

function fitting<Value>(
  fits: (text: string) => boolean,
  expected: string,
  convert: (text: string) => Value,
) {
  return (text: string): Value => {
    if (fits(text)) return convert(text);
    throw new InvalidArgumentError(`${expected}.`);
  };
}

/** Takes what the schema takes, and refuses the rest in its words. */
function judgedBy(schema: z.ZodString) {
  return (text: string): string => {
    const { error } = schema.safeParse(text);
    if (!error) return text;
    throw new InvalidArgumentError(`E${error.issues[0]!.message.slice(1)}.`);
  };
}

function failed(error: unknown): number {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    output.error(
      'Another program is listening on that port. Port 0 picks a free one.',
      'npm run local-aws -- --port 0',
    );
    return 2;
  }
  return report(error, output, { parsing });
}
