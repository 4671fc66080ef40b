import type { ErrorText } from '../../data/fidelity.ts';
import type { Divergence, MotoLedger } from '../../data/moto-differences.ts';
import type { Origin } from '../../data/fidelity.ts';

/** How many error texts are of one origin. */
export function howMany(texts: readonly ErrorText[], kind: Origin['kind']): number {
  return texts.filter(({ origin }) => origin.kind === kind).length;
}

/** The label of each origin. */
export const ORIGINS: Readonly<Record<Origin['kind'], string>> = {
  linked: 'AWS’s wording',
  guess: 'a guess',
  unsaid: 'no source that can be opened, so a guess',
};

/** The divergences of requests to one service. */
export function differencesOf({ divergences }: MotoLedger, id: string): Divergence[] {
  return divergences.filter(({ what }) => what.startsWith(`${id} `));
}

/** An address as a short name: `github.com/hashicorp/terraform/issues/497`. */
export function shortened(url: string): string {
  return url.replace(/^https:\/\//, '').replace(/\/$/, '');
}
