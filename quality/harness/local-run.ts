import { inProcess } from '../../src/local-aws/transports/in-process.ts';
import { askLocally } from '../../scripts/app/ask-locally.ts';
import { tutorialRuntime } from '../../scripts/app/tutorial-runtime.ts';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import type { ContainerRuntime } from '../../src/local-aws/runtimes/container-runtime.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { memoryStore, type Rows } from '../../src/local-aws/stores/memory.ts';
import type { WireResponse } from '../../src/local-aws/wire/messages.ts';
import { services } from '../../src/engine/aws/index.ts';
import type { StepEvent } from '../../src/engine/events.ts';
import { Runner } from '../../src/engine/runner.ts';
import { quickClients } from './quick-clients.ts';
import { SessionInputs } from '../../src/engine/session-inputs.ts';
import type { Session } from '../../src/engine/session.ts';

/** The name that all is run under unless another is given: the default of `--name`. */
export const NAME = 'fargate-tutorial';

export interface LocalRun {
  aws: LocalAws;
  session: Session;
  runner: Runner;
  events: StepEvent[];
  /** The rows of the account, ready to be copied. */
  rows: Rows;
}

export interface LocalRunOptions {
  /** The account to begin with; an empty one when left out. */
  rows?: Rows;
  given?: Record<string, unknown>;
  name?: string;
  /** Of an empty account: its id. */
  accountId?: string;
  /** us-east-1 when left out. */
  region?: string;
  afterReply?: (response: WireResponse) => Promise<void> | void;
  /** Runs the containers of tasks: as in a page or a terminal of a reader when it is left out. */
  runtime?: ContainerRuntime;
  /**
   * Who waits sleeps through what happens meanwhile, as on AWS. Left out: every change wakes it, so that it sees and tells
   * each state, which takes twice as many calls.
   */
  sleepsThrough?: boolean;
}

/** A runner on a local AWS in memory: what tests, recordings and checks run steps on. */
export async function openLocalRun(options: LocalRunOptions = {}): Promise<LocalRun> {
  const { accountId, region = 'us-east-1' } = options;
  const rows: Rows = new Map(options.rows);
  const aws = await LocalAws.open({
    store: memoryStore(rows),
    services: allServices,
    region,
    // The local AWS contains a bug in a timer; a run that is recorded or checked must not.
    onBug: (bug) => {
      throw bug;
    },
    ...(accountId && { accountId }),
    runtime: options.runtime ?? tutorialRuntime,
  });
  const events: StepEvent[] = [];
  const session: Session = {
    where: {
      target: 'local',
      accountId: aws.account.id,
      region,
      name: options.name ?? NAME,
    },
    services,
    clients: quickClients(inProcess(aws, options.afterReply), { region }),
    inputs: new SessionInputs(options.given ?? {}),
    sleep: options.sleepsThrough
      ? async (seconds) => {
          await aws.pass(seconds * 1000);
          return seconds;
        }
      : async (seconds) => (await aws.sleep(seconds * 1000)) / 1000,
    ask: (url) => askLocally(aws, url),
    emit: (event) => events.push(event),
  };
  return { aws, session, runner: new Runner(session), events, rows };
}
