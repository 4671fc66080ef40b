import { isPolled, type Exchange, type Whereabouts } from './exchange.ts';
import { queryFor } from './query.ts';
import { variableFor, volatileIn, type Ids } from './volatile.ts';

/** An id that a reply told. */
export interface Told extends Variable, Place {
  ids: Ids;
}

/** Where an id is told. */
interface Place {
  /** Where the reply has it, as the CLI's `--query` writes it. */
  query: string;
  source: Exchange;
  /** True if the reply told it only after the same question had been asked in vain. */
  isPolled: boolean;
}

/** All that differs where a script is typed: the account, the Region, and the ids that AWS makes up. */
export class Variables {
  readonly #told = new Map<string, Told>();
  readonly #counts = new Map<string, number>();
  readonly #exchanges: readonly Exchange[];
  readonly #where: Variable[];

  constructor(exchanges: readonly Exchange[], { accountId, region }: Whereabouts) {
    this.#exchanges = exchanges;
    this.#where = [
      { name: 'ACCOUNT', pattern: patternOf(accountId) },
      { name: 'REGION', pattern: patternOf(region) },
    ];
  }

  /** Makes variables for the ids in a request, and in the requests that tell them. */
  need(exchange: Exchange): void {
    for (const ids of volatileIn(exchange.input)) this.#learn(ids, exchange);
  }

  toldBy(exchange: Exchange): Told[] {
    return [...this.#told.values()].filter(({ source }) => source === exchange);
  }

  /** The variable that stands for just this id, or for just this list. */
  of(value: unknown): string | undefined {
    return this.#told.get(String(value))?.name;
  }

  /** A text with all that differs elsewhere replaced. */
  fill(text: string, reference: (name: string) => string): string {
    let filled = text;
    for (const { name, pattern } of this.#longestFirst()) {
      filled = filled.replace(pattern, () => reference(name));
    }
    return filled;
  }

  areIn(text: string): boolean {
    return this.fill(text, () => '') !== text;
  }

  #learn(ids: Ids, asker: Exchange): void {
    if (this.#told.has(String(ids))) return;
    const place = this.#nearest(ids, this.#exchanges.slice(0, this.#exchanges.indexOf(asker)));
    if (place) {
      const variable = { name: this.#name(ids), pattern: patternOf(ids) };
      this.#told.set(String(ids), { ...variable, ids, ...place });
      this.need(place.source);
      // No reply has just these, but some may have one of them.
    } else if (Array.isArray(ids)) for (const id of ids) this.#learn(id, asker);
  }

  /**
   * The reply that tells ids in the fewest steps, the first of them: that of the thing itself. A reply that only refers to the
   * thing need not do so where the script is typed: a listener that has shifted traffic names its target groups elsewhere.
   */
  #nearest(ids: Ids, sources: readonly Exchange[]): Place | undefined {
    let nearest: (Place & { depth: number }) | undefined;
    for (const source of sources) {
      const polled = isPolled(this.#exchanges, source);
      const query = queryFor(ids, source.output, polled);
      if (!query || (nearest && nearest.depth <= query.depth)) continue;
      nearest = { query: query.text, source, isPolled: polled, depth: query.depth };
    }
    return nearest;
  }

  // A list holds ids, and an ARN an account: the part would hide the whole.
  #longestFirst(): Variable[] {
    const length = ({ pattern }: Variable) => pattern.source.length;
    return [...this.#told.values(), ...this.#where].sort((a, b) => length(b) - length(a));
  }

  #name(ids: Ids): string {
    const name = `${variableFor([ids].flat()[0]!)!}${Array.isArray(ids) ? 'S' : ''}`;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  }
}

// --- internal ---

interface Variable {
  name: string;
  /** Matches the id that the variable stands for, in a text or in JSON. */
  pattern: RegExp;
}

/** An id is found as a whole only: revision 1 is not in revision 10. None has a character that means more in a pattern. */
function patternOf(ids: Ids): RegExp {
  return Array.isArray(ids)
    ? RegExp(`\\[\\s*${ids.map((id) => `"${id}"`).join(',\\s*')}\\s*\\]`, 'g')
    : RegExp(`\\b${ids}\\b`, 'g');
}
