/** An instant and what is due then. */
export interface Due {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * Timers, the earliest first: a binary heap. Of things that are due at the same instant, the one that was added first
 * comes first. A cancelled one is dropped when its turn comes.
 */
export class Agenda {
  readonly #heap: (Due & { order: number })[] = [];
  #added = 0;

  constructor(dues: Iterable<Due> = []) {
    for (const due of dues) this.add(due);
  }

  add({ id, at }: Due): void {
    const heap = this.#heap;
    let place = heap.push({ id, at, order: this.#added++ }) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#swapIfEarlier(place, parent)) return;
      place = parent;
    }
  }

  /** The earliest entry for which `isDue` is still true. */
  first(isDue: (id: string) => boolean): Due | undefined {
    while (this.#heap.length > 0 && !isDue(this.#heap[0]!.id)) this.#drop();
    return this.#heap[0];
  }

  #drop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    heap[0] = last;
    for (let place = 0; ;) {
      const child = place * 2 + 1;
      const [left, right] = [heap[child], heap[child + 1]];
      if (!left) return;
      const least = right && isEarlier(right, left) ? child + 1 : child;
      if (!this.#swapIfEarlier(least, place)) return;
      place = least;
    }
  }

  #swapIfEarlier(below: number, above: number): boolean {
    const [lower, upper] = [this.#heap[below]!, this.#heap[above]!];
    if (!isEarlier(lower, upper)) return false;
    this.#heap[below] = upper;
    this.#heap[above] = lower;
    return true;
  }
}

// --- internal ---

function isEarlier(a: { at: number; order: number }, b: { at: number; order: number }): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
