import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import type { Load } from '../../src/local-aws/core/load.ts';
import { inProcess, type InProcessHandler } from '../../src/local-aws/transports/in-process.ts';
import type { AppAddress } from '../../src/local-aws/transports/app-ports.ts';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { liveOf, type CommandStreams } from '../../src/local-aws/runtimes/live-containers.ts';
import { overHttp } from '../../src/local-aws/transports/over-http.ts';
import { StoreError } from '../../src/local-aws/core/store.ts';
import { deleteAccountFile, identityOf } from '../../src/local-aws/stores/account-file.ts';
import {
  AccountInUseError,
  sqliteStore,
  type SqliteStore,
} from '../../src/local-aws/stores/sqlite.ts';
import { localClients } from '../../src/engine/aws/clients.ts';
import { services, type Clients } from '../../src/engine/aws/index.ts';
import { StepError } from '../../src/engine/step.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { askLocally, type AskedAws } from '../app/ask-locally.ts';
import { ACCOUNT_FILE, told } from './account-problems.ts';
import { lookAfterContainers, removeContainers, runInContainer, runtimeFor } from './containers.ts';
import { findServer, type RunningServer } from './running-server.ts';

/** Seconds that a second command waits for the first. */
const PATIENCE = 60;

export interface LocalAccount {
  accountId: string;
  clients: Clients;
  /** Makes clients of the same account in another Region. */
  clientsIn(region: string): Clients;
  sleep(seconds: number): Promise<number>;
  /** Asks an app on the account, and says how it answered; undefined where nothing stands in for its image. */
  ask(url: string): Promise<string | undefined>;
  /** Where on this machine the addresses of apps are reached: nowhere, unless a server has the account. */
  addresses(): Promise<AppAddress[]>;
  /** Missing where containers are not real. */
  runInContainer?: RunInContainer;
  /** Gives a service something to do: the local AWS simulates it. */
  load(load: Load): Promise<void>;
  close(): Promise<void>;
}

/** Runs a command in a container, given by its ARN, and returns its exit code. */
export type RunInContainer = (
  containerArn: string,
  command: readonly string[],
  streams: CommandStreams,
) => Promise<number>;

/**
 * Opens the local account: its file, or the server (`npm run local-aws`) that has it. While another command has it,
 * waits; throws a {@link StepError} that says who has it when that takes longer than a minute, what is wrong with the file, or
 * why real containers cannot be had.
 */
export async function openLocalAccount(
  region: string,
  note: (text: string) => void,
  withContainers = false,
): Promise<LocalAccount> {
  const found = await claim(note);
  if ('url' in found) {
    if (withContainers && found.engine === undefined) throw withoutContainers(found);
    return atServer(found, region);
  }
  const runtime = await told(() => runtimeFor(found, withContainers));
  const aws = await told(() =>
    LocalAws.open({ store: found, services: allServices, region, runtime, startsAt: today }),
  );
  const { sleep, stop } = await told(() => lookAfterContainers(aws, note));
  const transport = inProcess(aws);
  const handle: InProcessHandler['handle'] = async (request) => {
    // Nothing here waits for the outside, and Ctrl-C is heard only where something does.
    await breathe();
    return told(() => transport.handle(request));
  };
  const clientsIn = (name: string) => localClients(services, name, { ...transport, handle });
  return {
    accountId: aws.account.id,
    clients: clientsIn(region),
    clientsIn,
    sleep: async (seconds) => (await told(() => sleep(seconds * 1000))) / 1000,
    ask: (url) =>
      told(() => askLocally({ ask: (request, client) => aws.ask(request, client), sleep }, url)),
    addresses: () => Promise.resolve([]),
    load: (load) => told(() => aws.load(load, region)),
    ...(liveOf(runtime) && { runInContainer: inAccount(found.identity) }),
    async close() {
      await stop();
      await told(() => aws.close());
    },
  };
}

/**
 * Forgets the local account, also that of a running server, in whatever state its file is. Waits and throws as
 * {@link openLocalAccount} does; what is not ours stays as it is.
 */
export async function resetLocalAccount(note: (text: string) => void): Promise<void> {
  try {
    const found = await waitForFile(note);
    if ('url' in found) return await found.reset();
    const left = await removeContainers(found);
    if (left !== undefined) note(left);
    await found.clear().finally(() => found.close());
  } catch (error) {
    // A file that cannot be opened, or not be emptied, can still be deleted.
    if (!(error instanceof StoreError)) throw error;
  }
  await told(() => deleteAccountFile(ACCOUNT_FILE));
}

/** Takes the account's file, or finds the server that has it, or waits for whoever has it. */
export function claim(note: (text: string) => void): Promise<SqliteStore | RunningServer> {
  return told(() => waitForFile(note));
}

/**
 * When a new account of the reader's begins: now, so that AWS's clients, which date metrics and logs by the clock of the
 * machine, date them right. To the second, as AWS shows most times.
 */
export function today(): Date {
  return new Date(Math.floor(Date.now() / 1000) * 1000);
}

/** How this process is named to others that want the account. */
export function thisProcess(): string {
  const event = process.env['npm_lifecycle_event'];
  const name = event === undefined ? process.argv.slice(1).join(' ') : `npm run ${event}`;
  return `"${name}" (process ${process.pid})`;
}

// --- internal ---

async function waitForFile(note: (text: string) => void): Promise<SqliteStore | RunningServer> {
  const since = performance.now();
  for (let noted = false; ; noted = true) {
    try {
      return sqliteStore(ACCOUNT_FILE, thisProcess());
    } catch (error) {
      if (!(error instanceof AccountInUseError)) throw error;
      const server = await findServer(error.holder, identityOf(ACCOUNT_FILE));
      if (server) return server;
      const who = error.holder ?? 'another program';
      if (performance.now() - since >= PATIENCE * 1000) {
        throw new StepError(
          `The local account has been in use by ${who} for more than ${PATIENCE} s. Wait until it ends, or stop it.`,
        );
      }
      if (!noted) note(`Waiting for ${who}, which is using the local account.`);
      await pause(200);
    }
  }
}

function inAccount(identity: string): RunInContainer {
  return (containerArn, command, streams) =>
    runInContainer(identity, containerArn, command, streams);
}

function withoutContainers({ url }: RunningServer): StepError {
  return new StepError(
    `The local AWS at ${url} has the local account, and runs no real containers. Stop it, and start it again with them:`,
    'npm run local-aws -- --containers',
  );
}

function atServer(server: RunningServer, region: string): LocalAccount {
  const transport = overHttp(server.url, server.answerWithin);
  const handle: InProcessHandler['handle'] = async (request) => {
    try {
      return await transport.handle(request);
    } catch (error) {
      throw server.failed(error);
    }
  };
  const clientsIn = (name: string) => localClients(services, name, { ...transport, handle });
  return {
    accountId: server.accountId,
    clients: clientsIn(region),
    clientsIn,
    sleep: (seconds) => server.sleep(seconds),
    ask: (url) => askLocally(askedThrough(server, region), url),
    addresses: () => server.addresses(),
    load: (load) => server.load(load, region),
    ...(server.engine !== undefined && { runInContainer: inAccount(identityOf(ACCOUNT_FILE)!) }),
    close: () => Promise.resolve(),
  };
}

function askedThrough(server: RunningServer, region: string): AskedAws {
  return {
    ask: ({ url }, { from }) => server.ask({ url, from, region }),
    sleep: async (milliseconds) => (await server.sleep(milliseconds / 1000)) * 1000,
  };
}
