import type { Account, Region } from '../core/account.ts';
import type { Service } from '../core/operation.ts';

/** The Regions of an account, each with what AWS puts into every new account, such as the default VPC. */
export class PreparedRegions {
  readonly #account: Account;
  readonly #services: readonly Service[];
  readonly #prepared: Set<string>;

  /** `prepared` names the Regions that have been asked for before. */
  constructor(account: Account, services: readonly Service[], prepared: Iterable<string> = []) {
    this.#account = account;
    this.#services = services;
    this.#prepared = new Set(prepared);
  }

  /** The names of the Regions that have been asked for. */
  get names(): string[] {
    return [...this.#prepared];
  }

  async get(name: string): Promise<Region> {
    const region = this.#account.region(name);
    if (!this.#prepared.has(name)) {
      await this.#account.transaction(() => {
        for (const service of this.#services) service.prepare?.(region);
      });
      this.#prepared.add(name);
    }
    return region;
  }
}
