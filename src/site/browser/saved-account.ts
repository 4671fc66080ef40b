import type { Store } from '../../local-aws/core/store.ts';
import { tutorialRuntime } from '../../../scripts/app/tutorial-runtime.ts';
import { LocalAws } from '../../local-aws/local-aws.ts';
import { loaded } from './loaded.ts';
import { openIndexedDbStore } from '../../local-aws/stores/indexed-db.ts';
import { orMemory } from '../../local-aws/stores/or-memory.ts';

/** News from the keeper of an account: it has to wait for another tab, or nothing is kept from now on. */
export interface StorageNews {
  waits(): void;
  unsaved(because: 'denied' | 'full'): void;
}

/**
 * The account that all pages and tabs of a site share. It is read from the browser's storage for each piece of work, and
 * one tab at a time has it, so no tab works on what another has changed. Where the browser keeps nothing, it lives in
 * memory, for as long as this object.
 */
export class SavedAccount {
  /** The store, once nothing is kept. */
  #inMemory: Store | undefined;
  #isSaved = true;

  constructor(
    private readonly name: string,
    private readonly news: StorageNews,
  ) {}

  /** True if the rows that are written are still there on the next page. */
  get isSaved(): boolean {
    return this.#isSaved;
  }

  /** Opens the account, lets the work be done, and closes it. */
  use<Result>(work: (aws: LocalAws) => Promise<Result>): Promise<Result> {
    return this.#withStore(async (store) => {
      await loaded.loadFor(store);
      const aws = await LocalAws.open({
        store,
        services: loaded.locally,
        runtime: tutorialRuntime,
      });
      return work(aws);
    });
  }

  /** Forgets the account. */
  reset(): Promise<void> {
    return this.#withStore((store) => store.clear());
  }

  #withStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
    return this.#alone(async () => {
      const store = this.#inMemory ?? (await this.#open());
      try {
        return await work(store);
      } finally {
        // The storage may fail in the middle of the work: from then on the store has it all in memory.
        if (this.#isSaved) await store.close();
        else this.#inMemory = store;
      }
    });
  }

  #open(): Promise<Store> {
    return orMemory(
      () => openIndexedDbStore(this.name),
      (why) => {
        this.#isSaved = false;
        this.news.unsaved(isFull(why) ? 'full' : 'denied');
      },
    );
  }

  /** One tab at a time. Closing a tab, or ending its worker, frees the lock. */
  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    let isFree: boolean;
    try {
      isFree = await navigator.locks.request(this.name, { ifAvailable: true }, (lock) => !!lock);
    } catch (error) {
      // Where storage is denied, so are locks; then there is nothing to share either.
      if (error instanceof DOMException && error.name === 'SecurityError') return work();
      throw error;
    }
    if (!isFree) this.news.waits();
    return navigator.locks.request(this.name, work);
  }
}

// --- internal ---

// https://developer.mozilla.org/docs/Web/API/QuotaExceededError
function isFull(why: unknown): boolean {
  return why instanceof DOMException && why.name === 'QuotaExceededError';
}
