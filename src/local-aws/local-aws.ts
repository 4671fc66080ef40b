import { Account, NOWHERE, type AccountOptions, type Region } from './core/account.ts';
import type { AwsError } from './core/error.ts';
import type { Fault } from './core/faults.ts';
import type { Load } from './core/load.ts';
import { Journal } from './core/journal.ts';
import type { InventoryItem, Service } from './core/operation.ts';
import type { Guard, Pace } from './dispatch/call.ts';
import { Dispatcher } from './dispatch/dispatcher.ts';
import { Queue } from './dispatch/queue.ts';
import type { AppRequest, AppResponse } from './runtimes/app-request.ts';
import { askApp, findWay, type AppWay } from './runtimes/ask-app.ts';
import { liveOf } from './runtimes/live-containers.ts';
import { SOMEBODY, type Entrance, type TargetCheck } from './runtimes/received.ts';
import type { TaskReply, TaskRequest } from './runtimes/task-endpoint.ts';
import type { WireRequest, WireResponse } from './wire/messages.ts';

export interface LocalAwsOptions extends AccountOptions {
  services: readonly Service[];
  /** The Region of requests that name none. */
  region?: string;
  /**
   * True if only keys that IAM or STS gave out are let in, and each user and role may do what its policies allow. Left out:
   * everyone may do everything, but for the roles of tasks.
   */
  enforcesIam?: boolean;
}

export interface HandleOptions {
  /**
   * Lets time pass when the client polls or tries again. Without it a call moves nothing: its client moves the clock.
   */
  pace?: Pace;
}

export interface AskOptions {
  /** The address of the client: that of somebody on the internet when left out. `READER` is let in where anybody is. */
  from?: string;
  /** The Region that the app runs in. */
  region?: string;
}

/**
 * An AWS that lives in this process, whatever transport a request came through. It simulates the control plane; what
 * is behind it is the `runtime` of the options, and without one no container ever runs. An operation that is not there
 * answers HTTP 501 with its name.
 */
export class LocalAws {
  readonly journal = new Journal();
  /** Run before every operation, in order: policies. */
  readonly guards: Guard[] = [];
  readonly #options: LocalAwsOptions;
  readonly #queue = new Queue();
  #dispatcher: Dispatcher;
  #containerChanges = 0;

  private constructor(options: LocalAwsOptions, account: Account, prepared?: Iterable<string>) {
    this.#options = options;
    this.#dispatcher = this.#dispatcherFor(account, prepared);
  }

  static async open(options: LocalAwsOptions): Promise<LocalAws> {
    return new LocalAws(options, await Account.open(options));
  }

  get account(): Account {
    return this.#dispatcher.account;
  }

  get services(): readonly Service[] {
    return this.#options.services;
  }

  get defaultRegion(): string {
    return this.#options.region ?? 'us-east-1';
  }

  /**
   * Answers one request. Requests are answered one after another, in the order in which they arrive. A bug of ours is
   * thrown, and never returned as an answer of AWS; so is a `ConnectionReset` that a fault asked for.
   */
  handle(request: WireRequest, { pace }: HandleOptions = {}): Promise<WireResponse> {
    return this.#queue.run(() => this.#dispatcher.answer(request, pace));
  }

  /** The reply of the service that a request speaks to, for a transport that cannot let the request in. */
  refuse(request: WireRequest, error: AwsError): WireResponse {
    return this.#dispatcher.refuse(request, error);
  }

  /** Injects a fault: into the next calls that it fits, or at once where it strikes a running task. */
  inject(fault: Fault): Promise<void> {
    return this.#queue.run(async () => {
      this.account.faults.add(fault);
      await this.#dispatcher.announceFault();
    });
  }

  /** Gives an ECS service something to do, for as long as it says. */
  load(load: Load, regionName = this.defaultRegion): Promise<void> {
    return this.#queue.run(() => this.#dispatcher.announceLoad(load, regionName));
  }

  /**
   * Asks an app on the account, as a client on the internet does, and returns its response; undefined where no container
   * runs that could have one. Throws {@link Unanswered} where a client would get none.
   */
  ask(
    request: AppRequest,
    { from = SOMEBODY, region = this.defaultRegion }: AskOptions = {},
  ): Promise<AppResponse | undefined> {
    return askApp({ ...request, from }, this.account.runtime, (work) =>
      this.#queue.run(() => this.#dispatcher.inRegion(region, work)),
    );
  }

  /**
   * Tells a runtime of real containers what is wanted of it, and notes how they are: whoever serves such an account does it
   * again and again. Nothing happens without such a runtime. Throws an `EngineError` when its engine does not answer.
   */
  async tend(): Promise<void> {
    const live = liveOf(this.account.runtime);
    if (!live) return;
    const wanted = await this.#queue.run(() => Promise.resolve(this.#dispatcher.wantedTasks()));
    const seen = await live.reconcile(wanted);
    if (await this.#queue.run(() => this.#dispatcher.announceSeen(seen))) this.#containerChanges++;
  }

  /** Answers a container that asks the endpoint of its task; undefined for a path that is not the endpoint's own. */
  answerTask(request: TaskRequest): Promise<TaskReply | undefined> {
    const region = request.taskArn.split(':')[3] ?? this.defaultRegion;
    return this.#queue.run(() =>
      this.#dispatcher.inRegion(region, (region, services) => {
        for (const service of services) {
          const reply = service.answerTask?.(region, request);
          if (reply) return reply;
        }
        return undefined;
      }),
    );
  }

  /** How often real containers have changed the account. */
  get containerChanges(): number {
    return this.#containerChanges;
  }

  /**
   * Finds the way of a request to an app, for who carries connections: {@link LocalAws.ask} has whole requests and responses
   * only. The body of the request may come later.
   */
  wayTo(
    request: AppRequest,
    { from = SOMEBODY, region = this.defaultRegion }: AskOptions = {},
  ): Promise<AppWay> {
    return findWay({ ...request, from }, this.account.runtime, (work) =>
      this.#queue.run(() => this.#dispatcher.inRegion(region, work)),
    );
  }

  /** The places at which somebody on the internet gets in, with the Region that each is in. */
  entrances(): Promise<(Entrance & { region: string })[]> {
    return this.#everywhere((service, region) => service.entrances?.(region));
  }

  /** The health checks of load balancers, with the Region that each is in. */
  targetChecks(): Promise<(TargetCheck & { region: string })[]> {
    return this.#everywhere((service, region) => service.targetChecks?.(region));
  }

  /** Notes something in a Region that no request asked for. */
  note(region: string, work: (region: Region) => void): Promise<void> {
    return this.#queue.run(() => this.#dispatcher.inRegion(region, work));
  }

  /** Forgets the whole account: the next request finds a new one, with the seed and the id of the options. */
  reset(): Promise<void> {
    return this.#queue.run(async () => {
      await this.#options.store.clear();
      this.#dispatcher = this.#dispatcherFor(await Account.open(this.#options));
      this.journal.clear();
    });
  }

  /** Lets virtual time pass, as {@link Account.sleep} does. */
  sleep(milliseconds: number): Promise<number> {
    return this.#queue.run(() => this.account.sleep(milliseconds));
  }

  /** Lets virtual time pass, all of it, through every event on the way. */
  pass(milliseconds: number): Promise<void> {
    return this.#queue.run(() => this.account.advanceTo(this.account.now + milliseconds));
  }

  /** Moves virtual time to an instant, through every event on the way. It never goes back. */
  advanceTo(instant: number): Promise<void> {
    return this.#queue.run(() => this.account.advanceTo(instant));
  }

  /**
   * A copy to read, valid until this account changes. Calls to it meet no fault, are not in the journal here,
   * and change nothing here.
   */
  copy(): Promise<LocalAws> {
    return this.#queue.run(() => {
      const account = this.account.fork();
      account.faults.clear();
      const options = { ...this.#options, store: NOWHERE };
      return Promise.resolve(new LocalAws(options, account, this.#dispatcher.regions.names));
    });
  }

  /** The rows of the account, as its store has them. A memory store with them begins as a copy of it. */
  rows(): Promise<{ table: string; key: string; value: string }[]> {
    return this.#queue.run(async () => [...(await this.#options.store.load())]);
  }

  /** Everything that is alive in a Region, in the order of its services, without times. */
  inventory(regionName = this.defaultRegion): Promise<InventoryItem[]> {
    return this.#queue.run(async () => {
      const region = await this.#dispatcher.regions.get(regionName);
      return this.services.flatMap((service) => service.inventory?.(region) ?? []);
    });
  }

  close(): Promise<void> {
    return this.#queue.run(() => this.account.close());
  }

  /** All that services have in the Regions that have been asked for. */
  #everywhere<Item extends object>(
    of: (service: Service, region: Region) => readonly Item[] | undefined,
  ): Promise<(Item & { region: string })[]> {
    return this.#queue.run(() => {
      const regions = this.#dispatcher.regions.names.map((name) => this.account.region(name));
      return Promise.resolve(
        regions.flatMap((region) =>
          this.services
            .flatMap((service) => of(service, region) ?? [])
            .map((item) => ({ ...item, region: region.name })),
        ),
      );
    });
  }

  #dispatcherFor(account: Account, prepared?: Iterable<string>): Dispatcher {
    const { services, defaultRegion, journal, guards } = this;
    const { enforcesIam = false } = this.#options;
    const options = { services, defaultRegion, journal, guards, enforcesIam };
    return new Dispatcher(account, options, prepared);
  }
}
