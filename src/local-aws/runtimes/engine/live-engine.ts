import type { PublishedPort, TaskContainer } from '../container-runtime.ts';
import { outOfMemory } from '../exits.ts';
import type {
  CommandStreams,
  LiveContainer,
  LiveContainers,
  PullFailure,
  SeenContainer,
  SeenState,
  Wanted,
  WantedTask,
} from '../live-containers.ts';
import { CALL_URL, CallLines, type AnswerCall } from './call-lines.ts';
import { linesAfter, sinceOf, type Output } from './container-output.ts';
import {
  endOf,
  listContainers,
  removeStrayVolumes,
  removeTask,
  type ListedContainer,
} from './engine-containers.ts';
import { EngineError } from './engine-api.ts';
import { execAttached } from './exec-attached.ts';
import type { FoundEngine } from './find-engine.ts';
import { statsOf } from './container-stats.ts';
import { HealthChecks } from './health-checks.ts';
import { Jobs } from './jobs.ts';
import { prepareTask, startContainer, type AccountOnEngine } from './launch-task.ts';
import { networkName } from './names.ts';
import { localImage, pullImage } from './pull-image.ts';
import { mayStart, mayStop } from './start-order.ts';

/** The containers of one account on an engine. */
export class LiveEngine implements LiveContainers {
  readonly name: string;
  readonly endpoint = CALL_URL;
  readonly #tellsMemoryKills: boolean;
  readonly #on: AccountOnEngine;
  readonly #jobs = new Jobs();
  readonly #health: HealthChecks;
  readonly #lines: CallLines;
  /** The images of containers, as far as they have been looked for, and what the engine refused to start. */
  readonly #images = new Map<string, { digest: string } | PullFailure>();
  readonly #refusals = new Map<string, string>();
  /** How containers ended, by the engine's ids. */
  readonly #ends = new Map<string, SeenState>();
  #listed: readonly ListedContainer[] = [];
  #hasSwept = false;

  constructor(found: FoundEngine, account: string) {
    const { api, name, architecture, tellsMemoryKills } = found;
    this.name = name;
    this.#tellsMemoryKills = tellsMemoryKills;
    this.#on = { api, account, architecture };
    this.#health = new HealthChecks(api, this.#jobs);
    this.#lines = new CallLines(api, this.#jobs);
  }

  async reconcile(wanted: readonly WantedTask[]): Promise<ReadonlyMap<string, SeenContainer>> {
    const { api, account } = this.#on;
    this.#listed = await listContainers(api, account);
    this.#lines.keep(this.#listed);
    this.#forgetAllBut(wanted);
    this.#removeUnwanted(wanted);
    const all = new Map<string, SeenContainer>();
    for (const each of wanted) {
      const states = new Map<string, SeenState>();
      for (const container of each.containers) {
        const state = await this.#stateOf(container, each.wanted);
        states.set(container.name, state);
        all.set(container.id, { ...state, ...(await this.#output(container, state)) });
      }
      this.#setAbout(each, (name) => states.get(name) ?? { state: 'absent' });
    }
    return all;
  }

  settle(): Promise<void> {
    return this.#jobs.settle();
  }

  onCall(answer: AnswerCall | undefined): void {
    this.#lines.onCall(answer);
  }

  async exec(
    containerArn: string,
    command: readonly string[],
    streams: CommandStreams,
  ): Promise<number> {
    const { api, account } = this.#on;
    const listed = await listContainers(api, account);
    const found = listed.find((each) => each.containerArn === containerArn);
    if (found?.status !== 'running') throw new EngineError('The container does not run.', 409);
    return execAttached(api, found.engineId, command, streams);
  }

  async stats(taskArn: string): Promise<ReadonlyMap<string, object>> {
    const { api, account } = this.#on;
    const listed = await listContainers(api, account);
    return statsOf(
      api,
      listed.filter((each) => each.taskArn === taskArn),
    );
  }

  /** The address of a port of a task, which its holder publishes. */
  async published({ task }: TaskContainer, port: number): Promise<PublishedPort | undefined> {
    const holderOf = (listed: readonly ListedContainer[]) =>
      listed.find(({ taskArn, containerArn }) => taskArn === task.arn && !containerArn);
    const holder =
      holderOf(this.#listed) ?? holderOf(await listContainers(this.#on.api, this.#on.account));
    const found = holder?.ports.find(({ inside }) => inside === port);
    return found && { host: '127.0.0.1', port: found.outside };
  }

  /** Sets about what is wanted of a task. */
  #setAbout(task: WantedTask, seenNamed: (name: string) => SeenState): void {
    for (const container of task.containers) {
      const { state } = seenNamed(container.name);
      if (task.wanted === 'pulled' && state === 'absent') this.#pull(container);
      if (task.wanted === 'stopped' && state === 'running') {
        if (mayStop(container, task, seenNamed)) this.#stop(container);
      }
    }
    if (task.wanted === 'started') this.#launch(task, seenNamed);
  }

  #launch(task: WantedTask, seenNamed: (name: string) => SeenState): void {
    const startable: LiveContainer[] = [];
    for (const container of task.containers) {
      const { state } = seenNamed(container.name);
      if (!['absent', 'pulled'].includes(state)) continue;
      const verdict = mayStart(container, seenNamed);
      if (verdict === 'now') startable.push(container);
      // The words are ours.
      else if (verdict !== 'waits')
        this.#refusals.set(container.id, `DependencyError: ${verdict.never}`);
    }
    if (startable.length === 0) return;
    const refuse = (containers: readonly LiveContainer[]) => (error: Error) => {
      for (const { id } of containers) this.#refusals.set(id, error.message);
    };
    const prepare = async () => {
      await prepareTask(this.#on, task);
      for (const container of startable) {
        const name = `start ${container.id}`;
        this.#jobs.begin(
          name,
          () => startContainer(this.#on, task, container),
          refuse([container]),
        );
      }
    };
    if (startable.some(({ id }) => this.#jobs.has(`start ${id}`))) return;
    this.#jobs.begin(`prepare ${task.task.arn}`, prepare, refuse(startable));
  }

  #pull(container: LiveContainer): void {
    const { api } = this.#on;
    this.#jobs.begin(`pull ${container.id}`, async () => {
      const found =
        (await localImage(api, container)) ??
        (await pullImage(api, container)) ??
        (await localImage(api, container));
      const gone = { problem: 'not-found', message: 'it is gone' } as const;
      this.#images.set(container.id, found ?? gone);
    });
  }

  #stop({ id, stopTimeout }: LiveContainer): void {
    const found = this.#listed.find(({ containerArn }) => containerArn === id);
    if (!found) return;
    this.#jobs.begin(`stop ${id}`, () =>
      this.#on.api.sendIfThere({
        method: 'POST',
        path: `/containers/${found.engineId}/stop`,
        query: { t: stopTimeout },
        within: (stopTimeout + 60) * 1000,
      }),
    );
  }

  #removeUnwanted(wanted: readonly WantedTask[]): void {
    const { api, account } = this.#on;
    const arns = new Set(wanted.map(({ task }) => task.arn));
    const stray = new Set(
      this.#listed.map(({ taskArn }) => taskArn).filter((arn) => !arns.has(arn)),
    );
    for (const arn of stray) {
      // A task that is being started is removed when that is over.
      const isStarting = this.#listed.some(
        (each) => each.taskArn === arn && this.#jobs.has(`start ${each.containerArn}`),
      );
      if (isStarting || this.#jobs.has(`prepare ${arn}`)) continue;
      this.#jobs.begin(`remove ${arn}`, () => removeTask(api, { arn }, this.#listed));
    }
    if (!this.#hasSwept) {
      this.#hasSwept = true;
      this.#jobs.begin('sweep', () => removeStrayVolumes(api, account, arns));
    }
    if (wanted.length > 0 || this.#listed.length > 0) return;
    const path = `/networks/${networkName(account)}`;
    this.#jobs.begin('network', () => api.sendIfThere({ method: 'DELETE', path }));
  }

  async #stateOf(container: LiveContainer, wanted: Wanted): Promise<SeenState> {
    const found = this.#listed.find(({ containerArn }) => containerArn === container.id);
    const refusal = this.#refusals.get(container.id);
    if (refusal !== undefined) return { state: 'not started', message: refusal };
    if (found?.status === 'exited') return this.#endOf(found.engineId, wanted);
    if (found?.status === 'running') {
      const health = this.#health.of(container, found.engineId);
      return { state: 'running', ...(health && { health }) };
    }
    const image = this.#images.get(container.id);
    if (!image) return { state: 'absent' };
    return 'digest' in image
      ? { state: 'pulled', digest: image.digest }
      : { state: 'not pulled', failure: image };
  }

  /**
   * How a container ended. Where the engine does not say why, one that was killed though nobody here asked it to stop is taken to have
   * used too much memory: that is a guess.
   */
  async #endOf(engineId: string, wanted: Wanted): Promise<SeenState> {
    const known = this.#ends.get(engineId);
    if (known) return known;
    const end = await endOf(this.#on.api, engineId);
    if (!end) return { state: 'absent' };
    const { code, reason = '' } = outOfMemory(0);
    const isGuessed = !this.#tellsMemoryKills && end.code === code && wanted !== 'stopped';
    const seen = {
      state: 'exited',
      code: end.code,
      ...((end.outOfMemory || isGuessed) && { reason }),
    } as const;
    this.#ends.set(engineId, seen);
    return seen;
  }

  /** The output of a container since it was read last, where somebody reads it. */
  async #output(container: LiveContainer, { state }: SeenState): Promise<Output> {
    const isRead = container.definition.logConfiguration?.logDriver === 'awslogs';
    const found = this.#listed.find(({ containerArn }) => containerArn === container.id);
    if (!isRead || !found || !['running', 'exited'].includes(state)) return { lines: [] };
    const answer = await this.#on.api.sendIfThere({
      method: 'GET',
      path: `/containers/${found.engineId}/logs`,
      query: { stdout: true, stderr: true, timestamps: true, since: sinceOf(container.read) },
    });
    return answer ? linesAfter(answer, container.read) : { lines: [] };
  }

  #forgetAllBut(wanted: readonly WantedTask[]): void {
    const ids = new Set(wanted.flatMap(({ containers }) => containers.map(({ id }) => id)));
    for (const known of [this.#images, this.#refusals]) {
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
    }
    const engineIds = new Set(this.#listed.map(({ engineId }) => engineId));
    for (const id of this.#ends.keys()) if (!engineIds.has(id)) this.#ends.delete(id);
    this.#health.keep(ids);
  }
}
