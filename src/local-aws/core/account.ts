import { Agenda } from './agenda.ts';
import { ownerOf, type Caller } from './caller.ts';
import { Faults } from './faults.ts';
import { hexId, uuid, wordId } from './ids.ts';
import { type Change, deserialize, rowId, serialize, type Store } from './store.ts';
import { Table, TIMERS, type Journaled } from './table.ts';
import type { ContainerRuntime } from '../runtimes/container-runtime.ts';
import { none } from '../runtimes/none.ts';

export interface AccountOptions {
  store: Store;
  /** The same seed gives the same ids, addresses and timings. */
  seed?: string;
  accountId?: string;
  /** Tells the first instant of a new account's virtual time; always the same one when left out. */
  startsAt?: () => Date;
  /** Runs the containers of tasks. No container runs when it is left out. */
  runtime?: ContainerRuntime;
  /** Told of what threw where no request asked for it: a bug of ours. On the console when left out. */
  onBug?: (error: unknown) => void;
}

/** Something that will happen at an instant of virtual time: a task starts, a deployment ends. */
interface Timer {
  id: string;
  at: number;
  /** Which handler the services registered it for, as in `ecs/task`. */
  kind: string;
  /** The id of what it concerns, passed to the handler. */
  subject: string;
  region: string;
}

export type TimerHandler = (subject: string, region: Region) => void;

/** Fails the subject of a timer whose function threw. `why` is a sentence for whoever looks at it. */
export type TimerFailure = (subject: string, region: Region, why: string) => void;

/**
 * The functions for timers of one kind. `before` asks somebody outside the account, such as a runtime, and `run` gets the
 * answer. Without `fail`, a subject goes on without a timer whose function threw.
 */
export interface TimerKind<Answer = unknown> {
  before?: ((subject: string, region: Region) => Promise<Answer>) | undefined;
  run: (subject: string, region: Region, answer?: Answer) => void;
  fail?: TimerFailure | undefined;
}

/** Timers whose `run` gets what their own `before` returned, as timers of any kind. */
export function timerKind<Answer>({ before, run, fail }: TimerKind<Answer>): TimerKind {
  return {
    before,
    run: (subject, region, answer) => run(subject, region, answer as Answer | undefined),
    fail,
  };
}

interface Written {
  table: string;
  key: string;
  before: object | undefined;
  /** The keys that came after one that was deleted. */
  after?: readonly string[];
}

interface Meta {
  value: string | number;
}

/**
 * A whole AWS account in memory: tables, virtual time, ids. Every change goes through a transaction, which a store
 * commits before anyone hears of it.
 */
export class Account implements Journaled {
  /** The injected faults. */
  readonly faults = new Faults();
  readonly id: string;
  readonly #store: Store;
  readonly seed: string;
  /** Runs the containers of tasks. */
  readonly runtime: ContainerRuntime;
  readonly #tables = new Map<string, Table<object>>();
  readonly #pendingRows = new Map<string, { table: string; key: string; value: string }[]>();
  readonly #handlers = new Map<string, TimerKind>();
  readonly #onBug: (error: unknown) => void;
  #meta: Table<Meta>;
  #timers: Table<Timer>;
  /** The timers by instant; built again when a timer may have come back that was not on it. */
  #agenda: Agenda | undefined;
  /** The writes of the open transaction; undefined when nothing may be written. */
  #undo: Written[] | undefined;
  /** True while a transaction is open, or is with the store. */
  #isBusy = false;
  /** How many transactions have changed something. */
  #changesMade = 0;
  /** The writes of the last change, other than time and timers. */
  #lastChange: readonly Written[] = [];

  /** The writes of timers that the store has yet to get; undefined where it gets each at once. */
  #held: Written[] | undefined;

  private constructor(options: AccountOptions, meta: Map<string, string>) {
    this.#store = options.store;
    this.runtime = options.runtime ?? none;
    this.#onBug = options.onBug ?? ((error) => console.error(error));
    this.seed = meta.get('seed') ?? options.seed ?? 'fargate';
    this.id = meta.get('accountId') ?? options.accountId ?? '111122223333';
    this.#meta = this.table<Meta>('core/meta');
    this.#timers = this.table<Timer>(TIMERS, {
      subject: ({ kind, subject }) => `${kind} ${subject}`,
    });
  }

  /** Opens the account that a store holds, or a new one. */
  static async open(options: AccountOptions): Promise<Account> {
    const rows = [...(await options.store.load())];
    const meta = new Map<string, string>();
    for (const row of rows) {
      if (row.table === 'core/meta')
        meta.set(row.key, String((deserialize(row.value) as Meta).value));
    }
    const account = new Account(options, meta);
    for (const row of rows) account.#load(row);
    if (!account.#meta.has('now')) {
      await account.transaction(() => {
        account.#meta.put('accountId', { value: account.id });
        account.#meta.put('seed', { value: account.seed });
        account.#meta.put('now', { value: (options.startsAt?.() ?? FIRST_INSTANT).getTime() });
      });
    }
    return account;
  }

  /**
   * A copy to look ahead with: nothing of it is stored, or seen here. It is valid until
   * this account changes.
   */
  fork(): Account {
    const meta = new Map([
      ['seed', this.seed],
      ['accountId', this.id],
    ]);
    // An error in a fork is reported when it happens in the account itself.
    const fork = new Account(
      { store: NOWHERE, onBug: () => undefined, runtime: this.runtime },
      meta,
    );
    for (const [name, table] of this.#tables) fork.#tables.set(name, table.fork(fork));
    for (const [name, rows] of this.#pendingRows) fork.#pendingRows.set(name, rows);
    for (const [kind, handler] of this.#handlers) fork.#handlers.set(kind, handler);
    fork.#meta = fork.table('core/meta');
    fork.#timers = fork.table(TIMERS);
    for (const fault of this.faults.list) fork.faults.add(fault);
    return fork;
  }

  /** A {@link fork} of the account as it was before its last change. */
  forkBeforeLastChange(): Account {
    const fork = this.fork();
    fork.#takeBack(this.#lastChange);
    return fork;
  }

  // Tables are made when a service first asks for them, which may be after the rows were read from the store.
  #load(row: { table: string; key: string; value: string }): void {
    const table = this.#tables.get(row.table);
    if (table) table.restore(row.key, deserialize(row.value) as object);
    else this.#pendingRows.set(row.table, [...(this.#pendingRows.get(row.table) ?? []), row]);
  }

  /** The table of that name. Its indexes are those that were given the first time. */
  table<Entity extends object>(
    name: string,
    indexes?: Record<string, (entity: Entity) => string | undefined>,
  ): Table<Entity> {
    let table = this.#tables.get(name) as Table<Entity> | undefined;
    if (!table) {
      table = new Table<Entity>(name, this, indexes);
      this.#tables.set(name, table as unknown as Table<object>);
      for (const row of this.#pendingRows.get(name) ?? []) {
        table.restore(row.key, deserialize(row.value) as Entity);
      }
      this.#pendingRows.delete(name);
    }
    return table;
  }

  /** The account as one Region sees it. */
  region(name: string): Region {
    return new Region(this, name);
  }

  /** The names of the Regions in which something has been stored. */
  get regionNames(): string[] {
    const names = [...this.#tables.keys(), ...this.#pendingRows.keys()];
    return [...new Set(names.flatMap((name) => name.split('@')[1] ?? []))];
  }

  /** Milliseconds since 1970 in virtual time. */
  get now(): number {
    return Number(this.#meta.get('now')!.value);
  }

  /** Differs from what it was before whenever anything in the account does, time included. */
  get version(): number {
    return this.#changesMade;
  }

  /** The instant of the next timer, or `undefined` when there is none. */
  get nextEvent(): number | undefined {
    return this.#nextTimer()?.at;
  }

  /**
   * Says which function a kind of timer calls, which one fails what it concerned when that throws, and which one is
   * asked before. Services register theirs when they are added.
   */
  onTimer(
    kind: string,
    run: TimerKind['run'],
    fail?: TimerFailure,
    before?: TimerKind['before'],
  ): void {
    this.#handlers.set(kind, { run, fail, before });
  }

  schedule(timer: { at: number; kind: string; subject: string; region: string }): void {
    const id = this.#timerId('timer', timer.kind + timer.subject);
    this.#timers.put(id, { id, ...timer });
    this.#agenda?.add({ id, at: timer.at });
  }

  /** Forgets what was to happen to a subject. */
  cancel(kind: string, subject: string): void {
    for (const { id } of this.#timers.by('subject', `${kind} ${subject}`)) this.#timers.delete(id);
  }

  /**
   * Lets virtual time pass, `milliseconds` at most, and stops at the next instant at which something happens, so that
   * a client that polls sees every state. Returns how many milliseconds passed.
   */
  async sleep(milliseconds: number): Promise<number> {
    const before = this.now;
    const next = this.nextEvent;
    await this.advanceTo(Math.min(before + milliseconds, Math.max(next ?? Infinity, before)));
    return this.now - before;
  }

  /** Moves virtual time to an instant, through every event on the way. */
  async advanceTo(instant: number): Promise<void> {
    // A container that runs is in the store before anything else happens; where none runs, nothing outside is ahead.
    if (this.runtime === none) this.#held = [];
    try {
      for (;;) {
        const due = this.#nextTimer();
        if (!due || due.at > instant) break;
        await this.#fire(due);
        if ((this.#held?.length ?? 0) >= MOST_HELD) await this.#flush();
      }
      if (instant > this.now) {
        await this.#inTime(() => this.#meta.put('now', { value: instant }));
      }
    } finally {
      try {
        await this.#flush();
      } finally {
        this.#held = undefined;
      }
    }
  }

  /** How many of a kind the parent has had, this one included: 1, 2, 3 … */
  ordinal(kind: string, parent = ''): number {
    const key = `ordinal ${kind} ${parent}`;
    const ordinal = Number(this.#meta.get(key)?.value ?? 0) + 1;
    this.#meta.put(key, { value: ordinal });
    return ordinal;
  }

  /** A new id of `length` hex digits for a kind of resource below a parent. */
  hex(length: number, kind: string, parent = ''): string {
    return hexId(length, this.seed, kind, parent, this.ordinal(kind, parent));
  }

  /** A new UUID for a kind of resource below a parent. */
  uuid(kind: string, parent = ''): string {
    return uuid(this.seed, kind, parent, this.ordinal(kind, parent));
  }

  /** A new id of `length` upper-case letters and digits, as IAM's are. */
  word(length: number, kind: string, parent = ''): string {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    return wordId(length, alphabet, this.seed, kind, parent, this.ordinal(kind, parent));
  }

  /** A whole number from 0 to `below` - 1 that depends only on the seed and the words. */
  chance(below: number, ...words: string[]): number {
    return parseInt(hexId(8, this.seed, ...words), 16) % below;
  }

  /**
   * Lets a timer do its work. When that throws, what it concerned fails and the timer is gone, for one that stayed
   * would throw again at every request of every service.
   */
  async #fire(due: Timer): Promise<void> {
    const { before, run, fail } = this.#handlers.get(due.kind) ?? unknownKind(due.kind);
    const bug = await this.#runAfter(due, before, run);
    if (!bug) return;
    const failing: TimerHandler = (subject, region) => fail?.(subject, region, bug.why);
    const worse = await this.#run(due, failing);
    if (worse) await this.#run(due, () => undefined);
    for (const each of [bug, worse]) if (each) this.#onBug(each);
  }

  /** As {@link #run}, with the answer of somebody outside, who is asked first. */
  async #runAfter(
    due: Timer,
    ask: TimerKind['before'],
    work: TimerKind['run'],
  ): Promise<TimerBug | undefined> {
    let answer: unknown;
    try {
      answer = ask && (await ask(due.subject, this.region(due.region)));
    } catch (error) {
      return new TimerBug(due, error);
    }
    return this.#run(due, (subject, region) => work(subject, region, answer));
  }

  /** Does what is due, at its instant. When the work throws, nothing of it stays and the bug is returned. */
  async #run(due: Timer, work: TimerHandler): Promise<TimerBug | undefined> {
    try {
      await this.#inTime(() => {
        this.#timers.delete(due.id);
        this.#meta.put('now', { value: Math.max(this.now, due.at) });
        try {
          work(due.subject, this.region(due.region));
        } catch (error) {
          throw new TimerBug(due, error);
        }
      });
      return undefined;
    } catch (error) {
      if (error instanceof TimerBug) return error;
      throw error;
    }
  }

  #nextTimer(): Timer | undefined {
    this.#agenda ??= new Agenda(this.#timers.all());
    const next = this.#agenda.first((id) => this.#timers.has(id));
    return next && this.#timers.get(next.id);
  }

  #timerId(kind: string, parent: string): string {
    return hexId(24, this.seed, kind, parent, this.ordinal(kind, parent));
  }

  wrote(table: string, key: string, before: object | undefined, after?: readonly string[]): void {
    if (!this.#undo) throw new Error(`"${table}" was written outside a transaction`);
    this.#undo.push({ table, key, before, ...(after && { after }) });
  }

  /**
   * Runs `work`; when it throws, nothing of it stays; when it returns, the store has it before this resolves. When the
   * store cannot take it, nothing of it stays either. Until then no other transaction may begin.
   */
  async transaction<Result>(work: () => Result): Promise<Result> {
    if (this.#held?.length) await this.#flush();
    return this.#transact(work, (written) => this.#store.commit(this.#changes(written)));
  }

  /**
   * A transaction of time itself, which the store may get later, with those that follow: an account that was left alone
   * for a month has thousands of them, and a store takes its time for each commit.
   */
  #inTime(work: () => unknown): Promise<unknown> {
    const held = this.#held;
    return held
      ? this.#transact(work, (written) => void held.push(...written))
      : this.transaction(work);
  }

  async #transact<Result>(
    work: () => Result,
    commit: (written: readonly Written[]) => Promise<void> | void,
  ): Promise<Result> {
    if (this.#isBusy) throw new Error('a transaction is already open');
    this.#isBusy = true;
    const written: Written[] = [];
    try {
      const result = this.#writing(written, work);
      if (written.length === 0) return result;
      await commit(written);
      this.#changesMade++;
      if (written.some(({ table }) => !table.startsWith('core/'))) this.#lastChange = written;
      return result;
    } catch (error) {
      this.#takeBack(written);
      this.#agenda = undefined;
      throw error;
    } finally {
      this.#isBusy = false;
    }
  }

  /** Commits what was held back. When the store cannot take it, nothing of it stays. */
  async #flush(): Promise<void> {
    const held = this.#held?.splice(0) ?? [];
    if (held.length === 0) return;
    try {
      await this.#store.commit(this.#changes(held));
    } catch (error) {
      this.#takeBack(held);
      this.#agenda = undefined;
      throw error;
    }
  }

  /** Puts everything back as it was before it was written. */
  #takeBack(written: readonly Written[]): void {
    for (const { table, key, before, after } of written.toReversed()) {
      const rows = this.#tables.get(table)!;
      if (before && after) rows.reinstate(key, before, after);
      else rows.restore(key, before);
    }
  }

  #writing<Result>(written: Written[], work: () => Result): Result {
    this.#undo = written;
    try {
      return work();
    } finally {
      this.#undo = undefined;
    }
  }

  #changes(written: readonly { table: string; key: string }[]): Change[] {
    const changes = new Map<string, Change>();
    for (const { table, key } of written) {
      const entity = this.#tables.get(table)!.get(key);
      const value = entity && serialize(entity);
      changes.set(rowId({ table, key }), { table, key, value });
    }
    return [...changes.values()];
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}

/** An account as one Region sees it: what an operation works on. */
export class Region {
  readonly account: Account;
  readonly name: string;
  readonly #caller: Caller | undefined;

  constructor(account: Account, name: string, caller?: Caller) {
    this.account = account;
    this.name = name;
    this.#caller = caller;
  }

  /** Who calls: the owner of the account where nobody else is said to. */
  get caller(): Caller {
    return this.#caller ?? ownerOf(this.account.id);
  }

  /** The same Region for a call of somebody. */
  as(caller: Caller): Region {
    return new Region(this.account, this.name, caller);
  }

  /** The same Region, for the same caller, of a copy of the account. */
  in(account: Account): Region {
    return new Region(account, this.name, this.#caller);
  }

  get accountId(): string {
    return this.account.id;
  }

  /** Milliseconds since 1970 in virtual time. */
  get now(): number {
    return this.account.now;
  }

  get date(): Date {
    return new Date(this.account.now);
  }

  /** A table of this Region. Global services (IAM) use the account's own tables. */
  table<Entity extends object>(
    name: string,
    indexes?: Record<string, (entity: Entity) => string | undefined>,
  ): Table<Entity> {
    return this.account.table<Entity>(`${name}@${this.name}`, indexes);
  }

  /** `arn:aws:ecs:us-east-1:111122223333:` and the rest. */
  arn(service: string, rest: string): string {
    return `arn:aws:${service}:${this.name}:${this.account.id}:${rest}`;
  }

  hex(length: number, kind: string, parent = ''): string {
    return this.account.hex(length, kind, `${this.name} ${parent}`);
  }

  uuid(kind: string, parent = ''): string {
    return this.account.uuid(kind, `${this.name} ${parent}`);
  }

  /** Calls the handler of `kind` with `subject`, in this Region, `milliseconds` of virtual time from now. */
  schedule(kind: string, subject: string, milliseconds: number): void {
    this.account.schedule({ at: this.now + milliseconds, kind, subject, region: this.name });
  }
}

/** A store that keeps nothing. */
export const NOWHERE: Store = {
  load: () => Promise.resolve([]),
  commit: () => undefined,
  clear: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

// --- internal ---

/** An error that the function of a timer threw. */
class TimerBug extends Error {
  override name = 'TimerBug';
  /** The message, for whoever looks at the subject of the timer. */
  readonly why: string;

  constructor({ kind, subject, region }: Timer, cause: unknown) {
    const said = cause instanceof Error ? cause.message : String(cause);
    super(`The timer ${kind} of ${subject} in ${region} threw: ${said}`, { cause });
    this.why = `The local AWS has a bug: ${said}`;
  }
}

/** How many writes of timers are held back at most. */
const MOST_HELD = 1000;

function unknownKind(kind: string): TimerKind {
  const run = () => {
    throw new Error(`no service that is there has timers of the kind "${kind}"`);
  };
  return { run };
}

/** Any fixed instant will do. */
const FIRST_INSTANT = new Date('2026-11-02T09:00:00Z');
