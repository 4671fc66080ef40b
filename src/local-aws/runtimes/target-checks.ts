import type { LocalAws } from '../local-aws.ts';

/**
 * Makes the health checks of real containers until the function that it returns is called. Functions are asked by the account
 * itself: for them it does nothing.
 */
export function checkTargets(aws: LocalAws, onBug: (error: unknown) => void): () => void {
  if (!aws.account.runtime.published) return () => undefined;
  const checks = new TargetChecks(aws);
  const timer = setInterval(() => void checks.run().catch(onBug), LOOK_EVERY);
  return () => clearInterval(timer);
}

/**
 * The health checks of load balancers for containers that are real: such a container can fail at any moment, and nothing
 * in the account knows it before somebody asks. They are made outside the account, so that nobody waits for one that hangs.
 */
export class TargetChecks {
  readonly #aws: LocalAws;
  /** When each check was made last, in milliseconds of the account's time. */
  readonly #madeAt = new Map<string, number>();
  readonly #underWay = new Set<string>();

  constructor(aws: LocalAws) {
    this.#aws = aws;
  }

  /** Makes the checks that are due, and notes what has changed. A target is checked at once when it is new. */
  async run(): Promise<void> {
    const checks = await this.#aws.targetChecks();
    const ids = new Set(checks.map(({ id }) => id));
    for (const id of this.#madeAt.keys()) if (!ids.has(id)) this.#madeAt.delete(id);
    const { now } = this.#aws.account;
    const due = checks.filter(({ id, every }) => {
      const before = this.#madeAt.get(id) ?? -Infinity;
      return !this.#underWay.has(id) && now - before >= every * 1000;
    });
    await Promise.all(
      due.map(async ({ id, region, look }) => {
        this.#madeAt.set(id, now);
        this.#underWay.add(id);
        try {
          const note = await look();
          if (note) await this.#aws.note(region, note);
        } finally {
          this.#underWay.delete(id);
        }
      }),
    );
  }
}

// --- internal ---

/** How many milliseconds pass between two looks for health checks that are due. */
const LOOK_EVERY = 1000;
