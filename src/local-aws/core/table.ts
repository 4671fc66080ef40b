import { LayeredMap } from './layered-map.ts';

/** Hears of each row that a table is about to replace, so that a failed operation can be undone. */
export interface Journaled {
  /** `after` are the keys that come after one that is deleted. */
  wrote(table: string, key: string, before: object | undefined, after?: readonly string[]): void;
}

/**
 * The entities of one kind, in the order in which they were made. Entities are frozen: a change is a `put` of a new
 * object, so nothing changes without being committed.
 */
export class Table<Entity extends object> {
  #rows = new LayeredMap<Entity>();
  #indexes = new Map<string, LayeredMap<Set<string>>>();
  readonly #keysOf: Record<string, (entity: Entity) => string | undefined>;
  readonly #owner: Journaled;
  readonly name: string;

  constructor(
    name: string,
    owner: Journaled,
    indexes: Record<string, (entity: Entity) => string | undefined> = {},
  ) {
    this.name = name;
    this.#owner = owner;
    this.#keysOf = indexes;
    for (const index of Object.keys(indexes)) {
      this.#indexes.set(index, new LayeredMap());
    }
  }

  get(key: string): Entity | undefined {
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  /** Writes an entity, new or changed, and returns it frozen. */
  put(key: string, entity: Entity): Entity {
    this.#owner.wrote(this.name, key, this.#rows.get(key));
    this.restore(key, freeze(entity));
    return entity;
  }

  delete(key: string): void {
    const before = this.#rows.get(key);
    if (!before) return;
    // Nobody lists timers, and every event deletes one.
    const after = this.name === TIMERS ? undefined : this.#rows.keysAfter(key);
    this.#owner.wrote(this.name, key, before, after);
    this.restore(key, undefined);
  }

  /** All entities, oldest first. */
  all(): Entity[] {
    return this.#rows.values();
  }

  get size(): number {
    return this.#rows.size;
  }

  /** The entities that an index declared for this table files under `value`, oldest first. */
  by(index: string, value: string): Entity[] {
    const keys = this.#indexes.get(index)?.get(value);
    return keys ? [...keys].map((key) => this.#rows.get(key)!) : [];
  }

  /**
   * A table that begins as this one is and that another account owns. It takes no longer for a large table than for a
   * small one: what is not changed is shared. This one must not change while the other is in use.
   */
  fork(owner: Journaled): Table<Entity> {
    const fork = new Table<Entity>(this.name, owner, this.#keysOf);
    fork.#rows = this.#rows.fork();
    for (const [index, filed] of this.#indexes) fork.#indexes.set(index, filed.fork());
    return fork;
  }

  /** Puts a row in place without recording a change: for loading and for rolling back. */
  restore(key: string, entity: Entity | undefined): void {
    const before = this.#rows.get(key);
    for (const [name, keyOf] of Object.entries(this.#keysOf)) {
      const index = this.#indexes.get(name)!;
      const [was, is] = [before && keyOf(before), entity && keyOf(entity)];
      if (was === is) continue;
      if (was !== undefined) ownSet(index, was).delete(key);
      if (is !== undefined) ownSet(index, is).add(key);
    }
    if (entity) this.#rows.set(key, entity);
    else this.#rows.delete(key);
  }

  /** Undoes a deletion: the row is again where it was, before those that came after it. */
  reinstate(key: string, entity: Entity, after: readonly string[]): void {
    this.restore(key, entity);
    for (const later of after) {
      const row = this.#rows.get(later);
      if (!row) continue;
      this.restore(later, undefined);
      this.restore(later, row);
    }
  }
}

/** The table of what is to happen. */
export const TIMERS = 'core/timer';

// --- internal ---

/** The keys that an index has under a value, to be changed: never the set of the table that this one is a fork of. */
function ownSet(index: LayeredMap<Set<string>>, value: string): Set<string> {
  const filed = index.get(value);
  if (filed && index.hasOwn(value)) return filed;
  const own = new Set(filed);
  index.set(value, own);
  return own;
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Date || value instanceof Uint8Array) return value;
  Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
