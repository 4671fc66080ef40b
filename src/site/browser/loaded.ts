import { core } from '../../../scripts/tracks/core.ts';
import type { Track } from '../../../scripts/tracks/track.ts';
import { descriptorsOf, servedBy } from '../../../scripts/services.ts';
import type { LoadedServices } from '../../engine/aws/index.ts';
import type { Step } from '../../engine/step.ts';
import type { Service } from '../../local-aws/core/operation.ts';
import type { Store } from '../../local-aws/core/store.ts';

/** The tracks beside the core, each in a file of its own that is loaded when a page or an account needs it. */
export const LATER: Readonly<Record<string, () => Promise<Track>>> = {
  guard: async () => (await import('../../../scripts/tracks/guard.ts')).guard,
  expose: async () => (await import('../../../scripts/tracks/expose.ts')).expose,
  scale: async () => (await import('../../../scripts/tracks/scale.ts')).scale,
  ways: async () => (await import('../../../scripts/tracks/ways.ts')).ways,
};

/** The tracks that are loaded here: the core, and what was asked for since. */
class Loaded {
  #tracks: readonly Track[] = [core];

  get steps(): readonly Step[] {
    return this.#tracks.flatMap(({ steps }) => steps);
  }

  /** The AWS services that their steps call. */
  get services(): LoadedServices {
    return descriptorsOf(this.#pairs);
  }

  /** The services beside those of the core: `{}` on most pages. */
  get more(): LoadedServices {
    const own = Object.entries(this.services).filter(([name]) => !(name in core.services));
    return Object.fromEntries(own);
  }

  /** The same services, as the local AWS serves them. */
  get locally(): readonly Service[] {
    return servedBy(this.#pairs);
  }

  /** The track of a step. */
  trackOf(step: Step): Track {
    return this.#tracks.find(({ steps }) => steps.includes(step))!;
  }

  /** Loads tracks by their ids. An id of a former version of this site is passed over. */
  async load(ids: readonly string[]): Promise<void> {
    const known = Object.keys(LATER);
    const wanted = known.filter(
      (id) => ids.includes(id) || this.#tracks.some((track) => track.id === id),
    );
    this.#tracks = [core, ...(await Promise.all(wanted.map((id) => LATER[id]!())))];
  }

  /** Loads all tracks where an account holds what none of the loaded services knows, or something of it will happen. */
  async loadFor(store: Store): Promise<void> {
    const folders = new Set(['core', ...this.locally.map(({ folder, id }) => folder ?? id)]);
    const timers = new Set(this.locally.flatMap((service) => Object.keys(service.timers ?? {})));
    for (const { table, value } of await store.load()) {
      const isKnown =
        table === TIMERS
          ? timers.has((JSON.parse(value) as { kind: string }).kind)
          : folders.has(table.split('/')[0]!);
      if (!isKnown) return this.load(Object.keys(LATER));
    }
  }

  get #pairs(): Track['services'] {
    return Object.assign({}, ...this.#tracks.map(({ services }) => services)) as Track['services'];
  }
}

export const loaded = new Loaded();

// --- internal ---

/** Where the local AWS keeps what will happen: each row names in `kind` the handler of a service. */
const TIMERS = 'core/timer';
