import type { Account, Region } from '../core/account.ts';
import { AwsError } from '../core/error.ts';
import { uuid } from '../core/ids.ts';
import type { Load } from '../core/load.ts';
import type { Journal } from '../core/journal.ts';
import type { Service } from '../core/operation.ts';
import type { SeenContainer, WantedTask } from '../runtimes/live-containers.ts';
import { unpacked } from '../wire/content-encoding.ts';
import { encodeError } from '../wire/error-reply.ts';
import type { WireRequest, WireResponse } from '../wire/messages.ts';
import { decode, encode, route, serviceOf } from '../wire/protocol.ts';
import { enforceRights } from '../policy/enforce.ts';
import { authenticate } from './authenticate.ts';
import { authorize } from './authorize.ts';
import type { Call, Guard, Pace } from './call.ts';
import { failAfter, failBefore, takeFault } from './inject-fault.ts';
import { recordCall } from './record-call.ts';
import { PreparedRegions } from './prepared-regions.ts';
import { requireOperation } from './require-operation.ts';
import { runOperation } from './run-operation.ts';
import { validate } from './validate.ts';

export interface DispatcherOptions {
  services: readonly Service[];
  /** The Region of requests that name none. */
  defaultRegion: string;
  journal: Journal;
  /** Asked before every operation, in order. */
  guards: readonly Guard[];
  /** True if each caller may do only what its policies allow. */
  enforcesIam: boolean;
}

/** Takes each request through the stages from HTTP to an operation of the account, and its reply back. */
export class Dispatcher {
  readonly account: Account;
  readonly regions: PreparedRegions;
  readonly #options: DispatcherOptions;
  /** How many calls and faults have changed the account. Timers do not count. */
  #writes = 0;

  /** `prepared` names the Regions of the account that have been asked for before. */
  constructor(account: Account, options: DispatcherOptions, prepared?: Iterable<string>) {
    this.account = account;
    this.regions = new PreparedRegions(account, options.services, prepared);
    this.#options = options;
    for (const service of options.services) {
      for (const [kind, { run, fail, before }] of Object.entries(service.timers ?? {})) {
        account.onTimer(kind, run, fail, before);
      }
    }
  }

  /** unpack → route → authenticate → decode → {@link #perform} → encode. */
  async answer(packed: WireRequest, pace?: Pace): Promise<WireResponse> {
    const { services, defaultRegion } = this.#options;
    const requestId = this.#requestId();
    let service: Service | undefined;
    let request = packed;
    try {
      if (packed.headers['content-encoding'] !== undefined) request = await unpacked(packed);
      const routed = route(request, services, defaultRegion);
      service = routed.service;
      const operation = requireOperation(routed);
      const anyones = await this.regions.get(routed.region);
      const region = anyones.as(await authenticate(packed, service, anyones, this.#options));
      const call = { service, operation, input: decode(routed, operation), region };
      const perform = () => this.#perform(call);
      const output = pace ? await pace.around(call, () => this.#writes, perform) : await perform();
      return encode(routed, operation, output, requestId);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      service ??= serviceOf(request.headers, services);
      return encodeError(service, error, requestId, request);
    }
  }

  /** Refuses a request, in the words of the service that it speaks to, before any stage has seen it. */
  refuse(request: WireRequest, error: AwsError): WireResponse {
    const service = serviceOf(request.headers, this.#options.services);
    return encodeError(service, error, this.#requestId(), request);
  }

  /** Tells every service that a fault was injected, so that it can strike what is running. */
  async announceFault(): Promise<void> {
    const { services } = this.#options;
    const regions = this.regions.names.map((name): Region => this.account.region(name));
    this.#writes++;
    await this.account.transaction(() => {
      for (const service of services) for (const region of regions) service.onFault?.(region);
    });
  }

  /** Tells every service of a load in a Region. */
  announceLoad(load: Load, regionName: string): Promise<void> {
    return this.inRegion(regionName, (region, services) => {
      for (const service of services) service.onLoad?.(region, load);
    });
  }

  /** Lets services do something in a Region that no request of the API asked for: an app was asked, for example. */
  async inRegion<Result>(
    regionName: string,
    work: (region: Region, services: readonly Service[]) => Result,
  ): Promise<Result> {
    const region = await this.regions.get(regionName);
    const { version } = this.account;
    try {
      return await this.account.transaction(() => work(region, this.#options.services));
    } finally {
      if (this.account.version !== version) this.#writes++;
    }
  }

  /** The tasks of all Regions whose containers a runtime of real ones is to have. */
  wantedTasks(): WantedTask[] {
    return this.account.regionNames.flatMap((name) => {
      const region = this.account.region(name);
      return this.#options.services.flatMap((service) => service.wantedTasks?.(region) ?? []);
    });
  }

  /** Tells every service how real containers are. Returns true if that changed the account. */
  async announceSeen(seen: ReadonlyMap<string, SeenContainer>): Promise<boolean> {
    const { version } = this.account;
    const regions = this.account.regionNames.map((name) => this.account.region(name));
    await this.account.transaction(() => {
      for (const { onSeen } of this.#options.services) {
        for (const region of regions) onSeen?.(region, seen);
      }
    });
    const hasChanged = this.account.version !== version;
    if (hasChanged) this.#writes++;
    return hasChanged;
  }

  /** inject a fault → validate → authorize → run in a transaction, with all of it in the journal. */
  async #perform(call: Call): Promise<object> {
    const { journal, guards } = this.#options;
    const { version } = this.account;
    const fault = takeFault(call);
    try {
      const output = await recordCall(journal, call, (entry) => {
        failBefore(fault, call.service);
        validate(call);
        entry.permissions = call.operation.permissions(call.input, call.region);
        authorize(call, entry.permissions, [enforceRights, ...guards]);
        return runOperation(call, fault);
      });
      failAfter(fault);
      return output;
    } finally {
      if (this.account.version !== version) this.#writes++;
    }
  }

  #requestId(): string {
    return uuid('request', this.account.id, this.#options.journal.last + 1);
  }
}
