/**
 * Faults of a request, whatever it asks for:
 *
 * - `throttling`, `internal-error`, `unavailable`: AWS refuses, and says that the client may try again.
 * - `reset-before`, `reset-after`: the connection breaks before or after the operation ran.
 * - `lagging-read`: a Describe, Get or List call answers as if the last change had not happened yet.
 * - `lagging-write`: any other call is refused if it would have been refused before the last change.
 */
export const REQUEST_FAULTS = [
  'throttling',
  'internal-error',
  'unavailable',
  'reset-before',
  'reset-after',
  'lagging-read',
  'lagging-write',
] as const;

/**
 * Faults inside a service.
 *
 * - `service-linked-role-race`, `role-propagation`: a new role cannot be assumed yet.
 * - `cluster-provisioning`: the next cluster with capacity providers is PROVISIONING for a while.
 * - `no-capacity`, `quota`: Fargate has no room, or the account may not have more of it.
 * - The rest strikes the next task that starts; `spot-interruption` a task on Fargate Spot that runs, or the next one.
 */
export const SERVICE_FAULTS = [
  'service-linked-role-race',
  'role-propagation',
  'cluster-provisioning',
  'no-capacity',
  'quota',
  'image-not-found',
  'wrong-architecture',
  'exit-1',
  'out-of-memory',
  'unhealthy',
  'spot-interruption',
] as const;

export type RequestFault = (typeof REQUEST_FAULTS)[number];

export type FaultKind = RequestFault | (typeof SERVICE_FAULTS)[number];

export interface Fault {
  kind: FaultKind;
  /** Only requests to this service: `ecs`. Every service when left out. */
  service?: string | undefined;
  /** Only this operation: `CreateService`. Every operation when left out. */
  operation?: string | undefined;
  /** How often it happens. Once when left out. */
  count?: number | undefined;
}

/** The injected faults that have not happened yet. They last as long as the process, not as the account. */
export class Faults {
  #faults: (Fault & { count: number })[] = [];

  add(fault: Fault): void {
    this.#faults.push({ ...fault, count: fault.count ?? 1 });
  }

  /**
   * The first of these kinds that is due here, counted as having happened. What a transaction undoes does not bring it
   * back.
   */
  take<Kind extends FaultKind>(
    kinds: readonly Kind[],
    where: { service?: string; operation?: string } = {},
  ): Kind | undefined {
    const due = this.#faults.find(
      ({ kind, service, operation }) =>
        (kinds as readonly FaultKind[]).includes(kind) &&
        (service === undefined || where.service === undefined || service === where.service) &&
        (operation === undefined || where.operation === undefined || operation === where.operation),
    );
    if (!due) return undefined;
    due.count--;
    if (due.count <= 0) this.#faults = this.#faults.filter((each) => each !== due);
    return due.kind as Kind;
  }

  /** The faults that have not happened yet. */
  get list(): readonly Readonly<Fault>[] {
    return this.#faults;
  }

  clear(): void {
    this.#faults = [];
  }
}
