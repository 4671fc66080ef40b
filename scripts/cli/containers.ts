import type { Account } from '../../src/local-aws/core/account.ts';
import type { ContainerRuntime } from '../../src/local-aws/runtimes/container-runtime.ts';
import { engine } from '../../src/local-aws/runtimes/engine/engine.ts';
import { findEngine, NoEngineError } from '../../src/local-aws/runtimes/engine/find-engine.ts';
import { EngineError } from '../../src/local-aws/runtimes/engine/engine-api.ts';
import { ACCOUNT_LABEL } from '../../src/local-aws/runtimes/engine/names.ts';
import { checkTargets } from '../../src/local-aws/runtimes/target-checks.ts';
import {
  liveOf,
  type CommandStreams,
  type LiveContainers,
} from '../../src/local-aws/runtimes/live-containers.ts';
import type { LocalAws } from '../../src/local-aws/local-aws.ts';
import type { SqliteStore } from '../../src/local-aws/stores/sqlite.ts';
import { clockOf } from '../../src/local-aws/transports/http-clock.ts';
import { tendContainers } from '../../src/local-aws/transports/tend-containers.ts';
import { StepError } from '../../src/engine/step.ts';
import { tutorialRuntime } from '../app/tutorial-runtime.ts';

/**
 * The runtime of a local account: real containers where they are asked for, or where the account has had them before, since its
 * tasks are then those containers. Throws a {@link StepError} when there is no engine to run them.
 *
 * @param store the account, and its identity, which its containers carry
 * @param isAsked true if `--containers` was given
 */
export async function runtimeFor(
  store: Pick<SqliteStore, 'hasAny' | 'identity'>,
  isAsked: boolean,
): Promise<ContainerRuntime> {
  const hasThem = isAsked || store.hasAny(TABLE);
  if (!hasThem) return tutorialRuntime;
  try {
    return engine(await findEngine(), store.identity);
  } catch (error) {
    if (!(error instanceof NoEngineError)) throw error;
    if (isAsked) throw new StepError(error.message);
    throw new StepError(
      `The local account runs real containers. ${error.message} Or forget the account:`,
      'npm run reset',
    );
  }
}

/** Notes in an account that it has real containers, so that the next command looks after them too. */
export async function rememberContainers(account: Account): Promise<void> {
  if (!liveOf(account.runtime)) return;
  await account.transaction(() => account.table<Kept>(TABLE).put('kept', { containers: true }));
}

/** How time passes in an account that this process has, and what to do before it lets go of it. */
export interface LookedAfter {
  /** Lets so many milliseconds pass, or fewer, and returns how many did. */
  sleep(milliseconds: number): Promise<number>;
  stop(): Promise<void>;
}

/** Looks after the real containers of an account while this process has it: its time is then that of the wall. */
export async function lookAfterContainers(
  aws: LocalAws,
  note: (text: string) => void,
): Promise<LookedAfter> {
  const live = liveOf(aws.account.runtime);
  if (!live) return { sleep: (milliseconds) => aws.sleep(milliseconds), stop: nothing };
  await rememberContainers(aws.account);
  note(`Real containers run on ${live.name}.`);
  const clock = clockOf(aws, 'real', Date.now);
  const tending = tendContainers(aws, clock, {
    onSilence: ({ message }) => note(`The container engine does not answer: ${message}`),
    onBug: (error) => console.error(error),
  });
  const stopChecks = checkTargets(aws, (error) => console.error(error));
  return {
    sleep: (milliseconds) => clock.sleep(milliseconds),
    async stop() {
      stopChecks();
      await tending.stop();
    },
  };
}

/**
 * Removes all containers of an account that is about to be forgotten. Returns a note for the reader where that is not possible:
 * its engine does not answer.
 */
export async function removeContainers(
  store: Pick<SqliteStore, 'hasAny' | 'identity'>,
): Promise<string | undefined> {
  if (!store.hasAny(TABLE)) return undefined;
  try {
    const { live } = engine(await findEngine(), store.identity);
    return await removeAll(live, store.identity);
  } catch (error) {
    if (!(error instanceof NoEngineError)) throw error;
    return left(error, store.identity);
  }
}

/**
 * Removes all containers, networks and volumes of an account. Returns a note for the reader where the engine does not answer.
 *
 * @param identity the identity of the account
 */
export async function removeAll(
  live: LiveContainers,
  identity: string,
): Promise<string | undefined> {
  try {
    // Containers go in the first round, and their network in the second.
    for (let round = 0; round < 2; round++) {
      await live.reconcile([]);
      await live.settle();
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return left(error, identity);
  }
}

/**
 * Runs a command in a real container of an account, and returns its exit code. Throws a {@link StepError} when there is no engine, or
 * it refuses.
 *
 * @param identity the identity of the account
 */
export async function runInContainer(
  identity: string,
  containerArn: string,
  command: readonly string[],
  streams: CommandStreams,
): Promise<number> {
  try {
    const { live } = engine(await findEngine(), identity);
    return await live.exec(containerArn, command, streams);
  } catch (error) {
    const isRefusal = error instanceof NoEngineError || error instanceof EngineError;
    throw isRefusal ? new StepError(error.message) : error;
  }
}

// --- internal ---

interface Kept {
  containers: true;
}

const TABLE = 'core/containers';

function left({ message }: Error, identity: string): string {
  return `Its containers, if any are left, carry the label ${ACCOUNT_LABEL}=${identity}. ${message}`;
}

const nothing = () => Promise.resolve();
