/**
 * A map that can be forked without being copied: a fork keeps what differs from the map below it and reads the rest
 * through. The order is that of a `Map`: a key that is set again after it was deleted comes last.
 *
 * The map below must not change while its fork is in use.
 */
export class LayeredMap<Value extends object> {
  /** The entries of this layer; `undefined` for an entry of the map below that is deleted here. */
  readonly #own = new Map<string, Value | undefined>();
  /** The keys that are set here and come after all that is below. */
  readonly #last = new Map<string, true>();
  readonly #below: LayeredMap<Value> | undefined;
  #size: number;

  constructor(below?: LayeredMap<Value>) {
    this.#below = below;
    this.#size = below?.size ?? 0;
  }

  fork(): LayeredMap<Value> {
    return new LayeredMap(this);
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): Value | undefined {
    const own = this.#own.get(key);
    return own !== undefined || this.#below === undefined || this.#own.has(key)
      ? own
      : this.#below.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** True if a key is set in this layer, and not only in the map below. */
  hasOwn(key: string): boolean {
    return this.#own.get(key) !== undefined;
  }

  set(key: string, value: Value): void {
    if (!this.has(key)) {
      this.#size++;
      if (this.#below) this.#last.set(key, true);
    }
    this.#own.set(key, value);
  }

  delete(key: string): void {
    if (!this.has(key)) return;
    this.#size--;
    this.#last.delete(key);
    if (this.#below?.has(key)) this.#own.set(key, undefined);
    else this.#own.delete(key);
  }

  values(): Value[] {
    if (!this.#below) return [...this.#own.values()] as Value[];
    return [...this.#keys()].map((key) => this.get(key)!);
  }

  /** The keys that come after one. */
  keysAfter(key: string): string[] {
    const keys = [...this.#keys()];
    return keys.slice(keys.indexOf(key) + 1);
  }

  *#keys(): Generator<string> {
    if (!this.#below) return yield* this.#own.keys();
    for (const key of this.#below.#keys()) {
      if (!this.#own.has(key) || (this.hasOwn(key) && !this.#last.has(key))) yield key;
    }
    yield* this.#last.keys();
  }
}
