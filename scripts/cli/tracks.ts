import { Option } from 'commander';
import { StepError, type Step } from '../../src/engine/step.ts';
import { core } from '../tracks/core.ts';
import { stepsOfTracks, trackOf, tracks } from '../tracks/index.ts';
import type { Track } from '../tracks/track.ts';
import { requireStep } from './steps.ts';

const IDS = tracks.map(({ id }) => id);

/** `--track`: one of them, or all. */
export function trackOption(what: string): Option {
  return new Option('--track <track>', what).choices([...IDS, 'all']);
}

/** The tracks that `--track` names; `usual` when it is left out. */
export function chosenTracks(track: unknown, usual: readonly Track[]): readonly Track[] {
  if (track === 'all') return tracks;
  return track === undefined ? usual : tracks.filter(({ id }) => id === track);
}

/**
 * The steps that `npm run tutorial` does: those of the tracks, with what they need of other tracks, from `--from` to `--to`,
 * both included. Without `--track` the tracks are the core, or those of the two steps. Throws a {@link StepError} when there
 * are none between them, or when one of them is in no track that was chosen.
 *
 * @param typedFor the command that was typed, with another step for a flag
 */
export function stepsBetween(
  { track, from, to }: { track?: string; from?: string; to?: string },
  typedFor: (option: 'from' | 'to', id: string) => (step: string) => string,
): readonly Step[] {
  const first = from === undefined ? undefined : requireStep(from, typedFor('from', from));
  const last = to === undefined ? undefined : requireStep(to, typedFor('to', to));
  const named = [first, last].filter((step) => step !== undefined);
  const usual = named.length === 0 ? [core] : [...new Set(named.map(trackOf))];
  const all = stepsOfTracks(chosenTracks(track, usual));
  for (const step of named) {
    if (all.includes(step)) continue;
    throw new StepError(
      `"${step.id}" is a step of the track ${trackOf(step).id}, not of ${track}.`,
      `npm run tutorial -- --track ${trackOf(step).id} --dry-run`,
    );
  }
  const begin = first ? all.indexOf(first) : 0;
  // Up to a step of another track: what it needs, and nothing that stands beside it.
  const end = last ? all.indexOf(last) + 1 : all.length;
  if (begin < end) return all.slice(begin, end);
  throw new StepError(
    `--from ${from} comes after --to ${to} in the tutorial.`,
    'npm run tutorial -- --dry-run',
  );
}
