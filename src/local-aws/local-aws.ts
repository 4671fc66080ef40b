import { Account, NOWHERE, type AccountOptions, type Region } from './core/account.ts';
import { AwsError, ConnectionReset } from './core/error.ts';
import { REQUEST_FAULTS, type Fault } from './core/faults.ts';
import { uuid } from './core/ids.ts';
import { isRead } from './core/is-read.ts';
import { Journal } from './core/journal.ts';
import type { InventoryItem, Operation, Permission, Service } from './core/operation.ts';
import { brokenConstraint } from './wire/check-constraints.ts';
import {
  decode,
  encode,
  encodeError,
  route,
  serviceOf,
  type WireRequest,
  type WireResponse,
} from './wire/protocol.ts';
import type { Pace } from './transports/pace.ts';
import { refusalOf } from './dispatch/inject-fault.ts';
import { missingMember, inputOf } from './wire/shape.ts';

export interface LocalAwsOptions extends AccountOptions {
  services: readonly Service[];
  /** The Region of requests that name none. */
  region?: string;
}

/** A call that is about to run: what a guard may refuse by throwing an `AwsError`. */
export interface Call {
  service: Service;
  operation: Operation;
  input: object;
  region: Region;
  permissions: Permission[];
}

export interface HandleOptions {
  /** Lets time pass when the client polls or tries again. Without it a call moves nothing: its client moves the clock. */
  pace?: Pace;
}

/**
 * An AWS that lives in this process: one dispatcher, whatever door a request came through. It simulates the control
 * plane, so no container ever runs. An operation that is not there answers HTTP 501 with its name.
 */
export class LocalAws {
  readonly journal = new Journal();
  /** Run before every operation, in order: policies. */
  readonly guards: ((call: Call) => void)[] = [];
  readonly #prepared = new Set<string>();
  readonly #options: LocalAwsOptions;
  #account: Account;
  #queue: Promise<unknown> = Promise.resolve();
  /** How many calls have changed the account, time and what happens in it by itself left out. */
  #writes = 0;

  private constructor(options: LocalAwsOptions, account: Account) {
    this.#options = options;
    this.#account = account;
    this.#listenToTimers();
  }

  static async open(options: LocalAwsOptions): Promise<LocalAws> {
    return new LocalAws(options, await Account.open(options));
  }

  get account(): Account {
    return this.#account;
  }

  get services(): readonly Service[] {
    return this.#options.services;
  }

  get defaultRegion(): string {
    return this.#options.region ?? 'us-east-1';
  }

  /**
   * Answers one request. Requests are answered one after another, in the order in which they arrive. A bug of ours is
   * thrown, and never dressed up as an answer of AWS; so is a {@link ConnectionReset} that a fault asked for.
   */
  handle(request: WireRequest, options: HandleOptions = {}): Promise<WireResponse> {
    return this.#inTurn(() => this.#answer(request, options));
  }

  /** Words an error as the service would that a request speaks to, for a door that cannot let the request in. */
  refuse(request: WireRequest, error: AwsError): WireResponse {
    return encodeError(
      serviceOf(request.headers, this.services),
      error,
      this.#requestId(),
      request,
    );
  }

  /** Makes something go wrong: at the next calls that it fits, or at once where a running task is to be struck. */
  inject(fault: Fault): Promise<void> {
    return this.#inTurn(async () => {
      this.account.faults.add(fault);
      const regions = [...this.#prepared].map((name) => this.account.region(name));
      this.#writes++;
      await this.account.transaction(() => {
        for (const service of this.services)
          for (const region of regions) service.onFault?.(region);
      });
    });
  }

  /** Forgets the whole account: the next request finds a new one, with the seed and the id of the options. */
  reset(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#options.store.clear();
      this.#account = await Account.open(this.#options);
      this.#prepared.clear();
      this.journal.clear();
      this.#listenToTimers();
    });
  }

  /** Lets virtual time pass, as {@link Account.sleep} does. */
  sleep(milliseconds: number): Promise<number> {
    return this.#inTurn(() => this.account.sleep(milliseconds));
  }

  /** Lets virtual time pass, all of it, through everything that happens on the way. */
  pass(milliseconds: number): Promise<void> {
    return this.#inTurn(() => this.account.advanceTo(this.account.now + milliseconds));
  }

  /** Moves virtual time to an instant, through everything that happens on the way. It never goes back. */
  advanceTo(instant: number): Promise<void> {
    return this.#inTurn(() => this.account.advanceTo(instant));
  }

  /**
   * A copy to look around in, good until this account changes. What is asked there meets no fault, is in no journal here,
   * and changes nothing here.
   */
  copy(): Promise<LocalAws> {
    return this.#inTurn(() => {
      const account = this.account.fork();
      account.faults.clear();
      const copy = new LocalAws({ ...this.#options, store: NOWHERE }, account);
      for (const region of this.#prepared) copy.#prepared.add(region);
      return Promise.resolve(copy);
    });
  }

  /** Everything that is alive in a Region, in the order of its services, without times. */
  inventory(regionName = this.defaultRegion): Promise<InventoryItem[]> {
    return this.#inTurn(async () => {
      const region = await this.#region(regionName);
      return this.services.flatMap((service) => service.inventory?.(region) ?? []);
    });
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.account.close());
  }

  async #answer(request: WireRequest, { pace }: HandleOptions): Promise<WireResponse> {
    const requestId = this.#requestId();
    let service: Service | undefined;
    try {
      const routed = route(request, this.services, this.defaultRegion);
      service = routed.service;
      const { operation } = routed;
      if (!operation) throw notServed(service, routed.name);
      const region = await this.#region(routed.region);
      const input = decode(routed, operation);
      const output = pace
        ? await this.#runAt(pace, service, operation, input, region)
        : await this.#run(service, operation, input, region);
      return encode(routed, operation, output, requestId);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return encodeError(service, error, requestId, request);
    }
  }

  /** Runs an operation for a client that does not move the clock: time passes as while it waits between its calls. */
  async #runAt(
    pace: Pace,
    service: Service,
    operation: Operation,
    input: object,
    region: Region,
  ): Promise<object> {
    const asked = () => ({ service, operation, input, region, writes: this.#writes });
    const reads = isRead(operation.name);
    if (reads) await pace.beforeRead(this.account, asked());
    try {
      const output = await this.#run(service, operation, input, region);
      if (reads) pace.afterRead(this.account, asked());
      return output;
    } catch (error) {
      // What breaks AWS's model is refused for ever, and no operation may see it.
      if (error instanceof AwsError && !problemIn(service, operation, input)) {
        if (reads) pace.afterRead(this.account, asked());
        else await pace.afterRefusal(this.account, asked());
      }
      throw error;
    }
  }

  #requestId(): string {
    return uuid('request', this.account.id, this.journal.last + 1);
  }

  #listenToTimers(): void {
    for (const service of this.services) {
      for (const [kind, handler] of Object.entries(service.timers ?? {})) {
        this.account.onTimer(kind, handler, service.failedTimers?.[kind]);
      }
    }
  }

  async #run(
    service: Service,
    operation: Operation,
    input: object,
    region: Region,
  ): Promise<object> {
    const entry = {
      at: this.account.now,
      service: service.id,
      operation: operation.name,
      region: region.name,
      input,
    };
    let permissions: Permission[] = [];
    const { version } = this.account;
    const fault = this.#faultOf(service, operation);
    try {
      const refusal = refusalOf(fault, service);
      if (refusal) throw refusal;
      const problem = problemIn(service, operation, input);
      if (problem) throw service.invalid(problem);
      permissions = operation.permissions(input, region);
      for (const guard of this.guards) guard({ service, operation, input, region, permissions });
      const late = isLate(fault)
        ? await this.#beforeLastChange(operation, input, region)
        : undefined;
      // A write that would have been granted is carried out on what there is now.
      const isAnswer = fault === 'lagging-read' || late instanceof AwsError;
      const output =
        late && isAnswer
          ? late
          : await this.account.transaction(() => attempt(operation, input, region));
      if (output instanceof AwsError) throw output;
      this.journal.add({ ...entry, output, permissions });
      if (fault === 'reset-after') throw new ConnectionReset();
      return output;
    } catch (error) {
      if (
        error instanceof AwsError ||
        (error instanceof ConnectionReset && fault !== 'reset-after')
      ) {
        const { name: code, message } = error;
        this.journal.add({ ...entry, error: { code, message }, permissions });
      }
      throw error;
    } finally {
      if (this.account.version !== version) this.#writes++;
    }
  }

  /** What an operation would have answered before the last change. */
  #beforeLastChange(operation: Operation, input: object, { name }: Region) {
    const before = this.account.forkBeforeLastChange();
    return before.transaction(() => attempt(operation, input, before.region(name)));
  }

  #faultOf({ id }: Service, { name }: Operation): (typeof REQUEST_FAULTS)[number] | undefined {
    const others = isRead(name) ? 'lagging-write' : 'lagging-read';
    const kinds = REQUEST_FAULTS.filter((kind) => kind !== others);
    return this.account.faults.take(kinds, { service: id, operation: name });
  }

  /** A Region with what AWS puts into every new account, such as the default VPC. */
  async #region(name: string): Promise<Region> {
    const region = this.account.region(name);
    if (!this.#prepared.has(name)) {
      await this.account.transaction(() => {
        for (const service of this.services) service.prepare?.(region);
      });
      this.#prepared.add(name);
    }
    return region;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

// --- internal ---

/** Whether a call meets an account that has not heard of the last change. */
function isLate(fault: (typeof REQUEST_FAULTS)[number] | undefined): boolean {
  return fault === 'lagging-read' || fault === 'lagging-write';
}

/** What AWS's model says against an input. */
function problemIn({ constraints }: Service, { schema }: Operation, input: object) {
  const inputSchema = inputOf(schema);
  return (
    missingMember(inputSchema, input) ??
    (constraints && brokenConstraint(inputSchema, input, constraints))
  );
}

/** Runs an operation; an error that keeps what was written is returned, so that the transaction is committed. */
function attempt(operation: Operation, input: object, region: Region): object {
  try {
    return operation.run(input, region);
  } catch (error) {
    if (error instanceof AwsError && error.keepsWrites) return error;
    throw error;
  }
}

function notServed(service: Service, name: string): AwsError {
  const { id, folder = id } = service;
  // A REST request names no operation, only a method and a path.
  const file = name.includes('/') ? '*.ts' : `${kebab(name)}.ts`;
  return new AwsError(
    'NotImplemented',
    `The local AWS does not serve ${id}:${name}. It would be src/local-aws/services/${folder}/operations/${file}.`,
    501,
  );
}

function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
