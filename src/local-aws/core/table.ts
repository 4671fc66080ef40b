import type { Journaled } from './account.ts';

/**
 * The entities of one kind, in the order in which they were made. Entities are frozen: a change is a `put` of a new
 * object, so nothing changes without being committed.
 */
export class Table<Entity extends object> {
  #rows = new Map<string, Entity>();
  #indexes = new Map<string, Map<string, Set<string>>>();
  readonly #keysOf: Record<string, (entity: Entity) => string | undefined>;

  constructor(
    readonly name: string,
    private readonly owner: Journaled,
    indexes: Record<string, (entity: Entity) => string | undefined> = {},
  ) {
    this.#keysOf = indexes;
    for (const index of Object.keys(indexes)) this.#indexes.set(index, new Map());
  }

  get(key: string): Entity | undefined {
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  /** Writes an entity, new or changed, and returns it frozen. */
  put(key: string, entity: Entity): Entity {
    this.owner.wrote(this.name, key, this.#rows.get(key));
    this.restore(key, freeze(entity));
    return entity;
  }

  delete(key: string): void {
    const before = this.#rows.get(key);
    if (!before) return;
    this.owner.wrote(this.name, key, before);
    this.restore(key, undefined);
  }

  /** All entities, oldest first. */
  all(): Entity[] {
    return [...this.#rows.values()];
  }

  get size(): number {
    return this.#rows.size;
  }

  /** The entities that an index declared for this table files under `value`, oldest first. */
  by(index: string, value: string): Entity[] {
    const keys = this.#indexes.get(index)?.get(value);
    return keys ? [...keys].map((key) => this.#rows.get(key)!) : [];
  }

  /** A copy that another account owns. The entities are shared, since they are frozen. */
  fork(owner: Journaled): Table<Entity> {
    const fork = new Table<Entity>(this.name, owner, this.#keysOf);
    fork.#rows = new Map(this.#rows);
    fork.#indexes = new Map(
      [...this.#indexes].map(([index, filed]) => [
        index,
        new Map([...filed].map(([value, keys]) => [value, new Set(keys)])),
      ]),
    );
    return fork;
  }

  /** Puts a row in place without recording a change: for loading and for rolling back. */
  restore(key: string, entity: Entity | undefined): void {
    const before = this.#rows.get(key);
    for (const [name, keyOf] of Object.entries(this.#keysOf)) {
      const index = this.#indexes.get(name)!;
      const [was, is] = [before && keyOf(before), entity && keyOf(entity)];
      if (was === is) continue;
      if (was !== undefined) index.get(was)?.delete(key);
      if (is !== undefined) index.set(is, (index.get(is) ?? new Set()).add(key));
    }
    if (entity) this.#rows.set(key, entity);
    else this.#rows.delete(key);
  }
}

// --- internal ---

function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Date || value instanceof Uint8Array) return value;
  Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
