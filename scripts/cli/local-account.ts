import { setTimeout as pause } from 'node:timers/promises';
import { inProcess } from '../../src/local-aws/in-process.ts';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { services } from '../../src/local-aws/services/index.ts';
import {
  AccountInUseError,
  sqliteStore,
  type SqliteStore,
} from '../../src/local-aws/stores/sqlite.ts';
import { LOCAL_CREDENTIALS, makeClients } from '../../src/tutorial/clients.ts';
import { StepError, type Clients } from '../../src/tutorial/step.ts';

/** The one file in which the local account lives. */
export const ACCOUNT_FILE = process.env['LOCAL_AWS_FILE'] ?? '.local-aws/account.sqlite';

/** Seconds that a second command waits for the first. */
const PATIENCE = 60;

export interface LocalAccount {
  aws: LocalAws;
  accountId: string;
  clients: Clients;
  sleep(seconds: number): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens the local account. While another command has it, waits; throws a {@link StepError} that says who has it when
 * that takes longer than a minute.
 */
export async function openLocalAccount(
  region: string,
  note: (text: string) => void,
): Promise<LocalAccount> {
  const store = await claim(note);
  if (store.setAside !== undefined) {
    note(
      `The file ${ACCOUNT_FILE} was not one of ours or could not be read. It is now ${store.setAside}; a new account begins.`,
    );
  }
  const aws = await LocalAws.open({ store, services, region });
  return {
    aws,
    accountId: aws.account.id,
    clients: makeClients({
      region,
      requestHandler: inProcess(aws),
      credentials: LOCAL_CREDENTIALS,
    }),
    sleep: async (seconds) => (await aws.sleep(seconds * 1000)) / 1000,
    close: () => aws.close(),
  };
}

/** Takes the account's file, or waits for whoever has it. */
export async function claim(note: (text: string) => void): Promise<SqliteStore> {
  const holder = `"${holderName()}" (process ${process.pid})`;
  for (let waited = 0; ; waited += 0.2) {
    try {
      return sqliteStore(ACCOUNT_FILE, holder);
    } catch (error) {
      if (!(error instanceof AccountInUseError)) throw error;
      const who = error.holder ?? 'another program';
      if (waited >= PATIENCE) {
        throw new StepError(
          `The local account is in use by ${who}, for more than ${PATIENCE} s now. Wait until it ends, or stop it.`,
        );
      }
      if (waited === 0) note(`Waits for ${who}, which has the local account.`);
      await pause(200);
    }
  }
}

// --- internal ---

function holderName(): string {
  const event = process.env['npm_lifecycle_event'];
  return event === undefined ? process.argv.slice(1).join(' ') : `npm run ${event}`;
}
