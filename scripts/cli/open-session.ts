import { awsClients } from '../../src/engine/aws/clients.ts';
import { services, type Clients } from '../../src/engine/aws/index.ts';
import { HOURS_PER_MONTH, PRICED_REGION, usd } from '../../src/engine/prices.ts';
import { Runner } from '../../src/engine/runner.ts';
import { SessionInputs } from '../../src/engine/session-inputs.ts';
import type { Session } from '../../src/engine/session.ts';
import { StepError } from '../../src/engine/step.ts';
import type { Load } from '../../src/local-aws/core/load.ts';
import type { AppAddress } from '../../src/local-aws/transports/app-ports.ts';
import { twoKinds } from './credentials.ts';
import { requireGood, requireRegion } from './good-place.ts';
import type { Interrupt } from './interrupt.ts';
import type { RunInContainer } from './local-account.ts';
import { patience } from './patience.ts';
import { reachAws, withoutSecrets } from './reach-aws.ts';
import type { Terminal } from './terminal.ts';
import { variable } from './variable.ts';
import { whoAmI } from './who-am-i.ts';

export interface SessionOptions {
  target: 'local' | 'aws';
  region?: string;
  name: string;
  account?: string;
}

/** An account that is open for one command. */
export interface OpenSession extends Session {
  runner: Runner;
  /**
   * On AWS: shows account, Region and what it will cost, in USD per hour, or that it deletes; goes on only when the reader
   * types the account.
   */
  confirm(what: number | 'deletes' | undefined): Promise<void>;
  /** Gives a service something to do; undefined on AWS, where readers make their own. */
  load?(load: Load): Promise<void>;
  /** Where on this machine the addresses of apps on the local AWS are reached; undefined on AWS. */
  addresses?(): Promise<AppAddress[]>;
  /** Runs a command in a real container; undefined where there are none, and on AWS. */
  runInContainer?: RunInContainer | undefined;
  /** The same account in another Region, in silence. */
  inRegion(region: string): Session;
  close(): Promise<void>;
}

/**
 * Opens the local AWS, or the reader's own account. Real AWS is touched only when it was asked for by name.
 * Throws a {@link StepError} for a bad name, missing credentials or a missing Region.
 */
export async function openSession(
  options: SessionOptions & Record<string, unknown>,
  terminal: Terminal,
  interrupt: Interrupt,
): Promise<OpenSession> {
  requireGood('name', options.name, '--name');
  if (options.account !== undefined) requireGood('account', options.account, '--account');
  if (options['containers'] === true && options.target === 'aws') {
    throw new StepError('--containers is for the local AWS: on AWS, Fargate runs the containers.');
  }
  const session = await (options.target === 'aws' ? openAws : openLocal)(
    options,
    terminal,
    interrupt,
  );
  const { region } = session.where;
  if (region !== PRICED_REGION) {
    terminal.note(`Prices are for ${PRICED_REGION}; in ${region} they may differ.\n`);
  }
  return session;
}

// --- internal ---

async function openLocal(
  options: SessionOptions & Record<string, unknown>,
  terminal: Terminal,
  interrupt: Interrupt,
): Promise<OpenSession> {
  const region = options.region ?? 'us-east-1';
  requireRegion(region, '--region');
  // A command for AWS, or one that is refused, does without the local AWS.
  const { openLocalAccount } = await import('./local-account.ts');
  const account = await openLocalAccount(
    region,
    (text) => terminal.note(text),
    options['containers'] === true,
  );
  const session: Session = {
    where: { target: 'local', accountId: account.accountId, region, name: options.name },
    services,
    clients: account.clients,
    inputs: new SessionInputs(options),
    async sleep(seconds) {
      interrupt.check();
      return account.sleep(seconds);
    },
    async ask(url) {
      const answer = await account.ask(url);
      const at = (await account.addresses()).find((each) => each.url === url)?.at;
      if (at !== undefined) terminal.event({ type: 'say', text: `On this machine it is at ${at}` });
      return answer;
    },
    emit: heard(terminal, interrupt),
  };
  return {
    ...session,
    runner: new Runner(session),
    confirm(what) {
      // Nothing is billed here; who does the same on AWS should have read the price before.
      if (typeof what === 'number' && what > 0)
        terminal.note(`price   nothing here; on AWS ${usd(what)} per hour while it runs\n`);
      return Promise.resolve();
    },
    load: account.load,
    addresses: account.addresses,
    runInContainer: account.runInContainer,
    inRegion: (name) => elsewhere(session, name, account.clientsIn(name)),
    close: account.close,
  };
}

/** Tells of everything, and stops before a call when the reader wants that. */
function heard(terminal: Terminal, interrupt: Interrupt): Session['emit'] {
  return (event) => {
    if (event.type === 'call') interrupt.check();
    terminal.event(event);
  };
}

async function openAws(
  options: SessionOptions & Record<string, unknown>,
  terminal: Terminal,
  interrupt: Interrupt,
): Promise<OpenSession> {
  const region = options.region ?? variable('AWS_REGION') ?? variable('AWS_DEFAULT_REGION');
  if (region === undefined) {
    throw new StepError(
      'No Region: expected --region, AWS_REGION or AWS_DEFAULT_REGION, found none of them. Add, for example, --region us-east-1.',
    );
  }
  requireRegion(region, options.region === undefined ? 'AWS_REGION' : '--region');
  requireEndpoints();
  const seconds = patience();
  const reach = reachAws(seconds);
  const { Account, Arn } = await whoAmI(region, seconds, reach);
  if (options.account !== undefined && options.account !== Account) {
    throw new StepError(
      `--account is ${options.account}, but the credentials belong to ${Account}.`,
    );
  }
  for (const [name, url] of Object.entries(process.env)) {
    // As in the terminal in which `npm run local-aws` was told to be used.
    if (name.startsWith('AWS_ENDPOINT_URL') && url !== '')
      terminal.note(`${name} points to ${withoutSecrets(url!)}, not to AWS.`);
  }
  const kinds = twoKinds();
  if (kinds !== undefined) terminal.note(kinds);
  const clientsIn = (name: string) => awsClients(services, name, seconds, reach);
  const session: Session = {
    where: { target: 'aws', accountId: Account!, region, name: options.name },
    services,
    clients: clientsIn(region),
    inputs: new SessionInputs(options),
    sleep: (seconds) => interrupt.sleep(seconds),
    ask: askOverHttp,
    emit: heard(terminal, interrupt),
  };
  return {
    ...session,
    runner: new Runner(session),
    async confirm(what = 0) {
      terminal.note(`account ${Account}, ${Arn}\nRegion  ${region}`);
      terminal.note(
        what === 'deletes'
          ? `deletes what this tutorial made as "${options.name}", and nothing else`
          : what === 0
            ? 'price   nothing: what this makes is free'
            : `price   ${usd(what)} per hour while it runs, ${usd(what * HOURS_PER_MONTH, 2)} per month`,
      );
      if (options.account === undefined) await confirmAccount(Account!);
    },
    inRegion: (name) => elsewhere(session, name, clientsIn(name)),
    close: () => Promise.resolve(),
  };
}

function elsewhere(session: Session, region: string, clients: Clients): Session {
  return { ...session, where: { ...session.where, region }, clients, emit: () => undefined };
}

/** Throws a {@link StepError} for an endpoint that is no URL, without its value, which may hold a password. */
function requireEndpoints(): void {
  for (const [name, url = ''] of Object.entries(process.env)) {
    if (!name.startsWith('AWS_ENDPOINT_URL') || url === '') continue;
    if (/^https?:/i.test(url) && URL.canParse(url)) continue;
    throw new StepError(
      `${name} is not a URL: expected one such as http://127.0.0.1:4747, found something else.`,
      `unset ${name}`,
    );
  }
}

/** Asks until something answers, a minute at most: a task that is RUNNING may not listen yet. */
async function askOverHttp(url: string): Promise<string> {
  const until = performance.now() + 60_000;
  for (;;) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
      return `HTTP ${response.status}`;
    } catch (error) {
      // fetch throws TypeError for a refused connection and DOMException for a time-out.
      if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
      if (performance.now() > until) {
        throw new StepError(
          `${url} did not answer within a minute. Refused: the app does not listen on that port. Timed out: the security group does not let you in.`,
        );
      }
      await new Promise((wake) => setTimeout(wake, 5000));
    }
  }
}

async function confirmAccount(account: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new StepError(
      `Nobody can confirm the account here. Add --account ${account} if you mean it.`,
    );
  }
  const { input } = await import('@inquirer/prompts');
  // Under --json only data goes to stdout.
  const output = { output: process.stderr };
  const typed = await input({ message: 'Type the account number to continue:' }, output);
  if (typed.trim() !== account) throw new StepError(`That is not ${account}. Nothing was done.`);
}
