import type { LiveContainer } from '../live-containers.ts';
import type { EngineApi } from './engine-api.ts';
import { exitOf } from './exec.ts';
import { afterCheck, checkCommand, UNCHECKED, type CheckedHealth } from './health-after-check.ts';
import type { Jobs } from './jobs.ts';

interface Checked {
  since: number;
  lastAt: number;
  result: CheckedHealth;
}

/**
 * Runs the health checks of task definitions in their containers. Engines can do it too, but Podman's needs systemd, and
 * the rules here are those of ECS.
 */
export class HealthChecks {
  readonly #api: EngineApi;
  readonly #jobs: Jobs;
  readonly #checked = new Map<string, Checked>();

  constructor(api: EngineApi, jobs: Jobs) {
    this.#api = api;
    this.#jobs = jobs;
  }

  /** The health of a container that runs, as far as it is known. Begins the check that is due. */
  of(
    { id, definition: { healthCheck } }: LiveContainer,
    engineId: string,
  ): CheckedHealth['health'] {
    const command = healthCheck && checkCommand(healthCheck);
    if (!command) return undefined;
    const now = performance.now();
    const checked = this.#checked.get(id) ?? { since: now, lastAt: now, result: UNCHECKED };
    this.#checked.set(id, checked);
    const { interval = 30, timeout = 5 } = healthCheck;
    if (now - checked.lastAt >= interval * 1000) {
      checked.lastAt = now;
      this.#jobs.begin(`check ${id}`, async () => {
        const code = await exitOf(this.#api, engineId, command, timeout);
        const age = (performance.now() - checked.since) / 1000;
        checked.result = afterCheck(checked.result, healthCheck, code === 0, age);
      });
    }
    return checked.result.health;
  }

  /** Forgets all containers but these. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.#checked.keys()) if (!ids.has(id)) this.#checked.delete(id);
  }
}
