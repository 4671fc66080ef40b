import { Account, type AccountOptions, type Region } from './core/account.ts';
import { AwsError } from './core/error.ts';
import { uuid } from './core/ids.ts';
import { Journal } from './core/journal.ts';
import type { InventoryItem, Operation, Permission, Service } from './core/operation.ts';
import {
  decode,
  encode,
  encodeError,
  route,
  type WireRequest,
  type WireResponse,
} from './wire/protocol.ts';
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

/**
 * An AWS that lives in this process: one dispatcher, whatever door a request came through. It simulates the control
 * plane, so no container ever runs. An operation that is not there answers HTTP 501 with its name.
 */
export class LocalAws {
  readonly journal = new Journal();
  /** Run before every operation, in order: policies and faults. */
  readonly guards: ((call: Call) => void)[] = [];
  readonly #prepared = new Set<string>();
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly account: Account,
    readonly services: readonly Service[],
    readonly defaultRegion: string,
  ) {
    for (const service of services) {
      for (const [kind, handler] of Object.entries(service.timers ?? {})) {
        account.onTimer(kind, handler);
      }
    }
  }

  static async open(options: LocalAwsOptions): Promise<LocalAws> {
    const account = await Account.open(options);
    return new LocalAws(account, options.services, options.region ?? 'us-east-1');
  }

  /** Answers one request. Requests are answered one after another, in the order in which they arrive. */
  handle(request: WireRequest): Promise<WireResponse> {
    return this.#inTurn(() => this.#answer(request));
  }

  /** Lets virtual time pass, as {@link Account.sleep} does. */
  sleep(milliseconds: number): Promise<number> {
    return this.#inTurn(() => this.account.sleep(milliseconds));
  }

  /** Everything that is alive in a Region, in the order of its services, without times. */
  async inventory(regionName = this.defaultRegion): Promise<InventoryItem[]> {
    const region = await this.#inTurn(() => this.#region(regionName));
    return this.services.flatMap((service) => service.inventory?.(region) ?? []);
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.account.close());
  }

  async #answer(request: WireRequest): Promise<WireResponse> {
    const requestId = uuid('request', this.account.id, this.journal.last + 1);
    let service: Service | undefined;
    try {
      const routed = route(request, this.services, this.defaultRegion);
      service = routed.service;
      const { operation } = routed;
      if (!operation) throw notServed(service, routed.name);
      const region = await this.#region(routed.region);
      const input = decode(routed, operation);
      const output = await this.#run(service, operation, input, region);
      return encode(service, operation, output, requestId);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return encodeError(service, error, requestId);
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
    try {
      const problem = missingMember(inputOf(operation.schema), input);
      if (problem) throw service.invalid(problem);
      permissions = operation.permissions(input, region);
      for (const guard of this.guards) guard({ service, operation, input, region, permissions });
      const result = await this.account.transaction(() => attempt(operation, input, region));
      if (result instanceof AwsError) throw result;
      const output = result;
      this.journal.add({ ...entry, output, permissions });
      return output;
    } catch (error) {
      if (error instanceof AwsError) {
        const { code, message } = error;
        this.journal.add({ ...entry, error: { code, message }, permissions });
      }
      throw error;
    }
  }

  /** A Region with what AWS puts into every new account, such as the default VPC. */
  async #region(name: string): Promise<Region> {
    const region = this.account.region(name);
    if (!this.#prepared.has(name)) {
      this.#prepared.add(name);
      await this.account.transaction(() => {
        for (const service of this.services) service.prepare?.(region);
      });
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
  return new AwsError(
    'NotImplemented',
    `The local AWS does not serve ${service.id}:${name}. It would be src/local-aws/services/${service.id}/${kebab(name)}.ts.`,
    501,
  );
}

function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
