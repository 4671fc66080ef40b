import { descriptorsOf } from '../../../scripts/services.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { core } from '../../../scripts/tracks/core.ts';
import type { Track } from '../../../scripts/tracks/track.ts';
import type { Planned } from '../browser/picture/planned.ts';
import { serviceOfKind } from '../../engine/aws/find-service.ts';
import type { Group } from '../../engine/picture/boxes.ts';
import { groupsOf } from '../../engine/picture/take-picture.ts';
import { existing, givenName, shortName } from '../../engine/diagram.ts';
import type { RecordedItem } from '../../engine/recording.ts';
import { neededBy } from './run-order.ts';
import { recordingOf } from './step-files.ts';

/** The groups of the picture, with nothing in them: those of the services that a page of a track loads. */
export function emptyGroups({ services }: Track): Group[] {
  return groupsOf(descriptorsOf({ ...core.services, ...services }));
}

/**
 * Lists the resources that the steps of the core make, each with its step, from the recordings of their runs; and what a step of another track
 * makes beside that, and the steps that it needs: a listener stands in the box of its load balancer.
 */
export function plannedBy(page: string, more?: string): Planned[] {
  const wanted = steps.filter(({ id }) => id === more);
  const needed = wanted.flatMap((step) => [step.id, ...neededBy(step, steps)]);
  const planned = steps.filter((step) => core.steps.includes(step) || needed.includes(step.id));
  const recordings = planned.map(({ id }) => recordingOf(id, page));
  const seen = new Set<string>();
  return planned.flatMap(({ id, title }, index) => {
    const { before = [] } = recordings[index]!;
    for (const item of before) seen.add(keyOf(item));
    const made = existing(recordings.slice(0, index + 1)).filter((item) => !seen.has(keyOf(item)));
    for (const item of made) seen.add(keyOf(item));
    return made.flatMap((item) => {
      const place = placeOf(item.kind);
      return place === undefined ? [] : { ...wordsOf(item), place, step: { id, title } };
    });
  });
}

// --- internal ---

/** In each recording, an id that AWS made up is the same placeholder: a name that somebody gave tells things apart in all of them. */
function keyOf(item: RecordedItem): string {
  return `${item.kind} ${givenName(item) || item.id}`;
}

/** The box that a kind of thing stands in: the key of a group, or a kind. */
function placeOf(kind: string): string | undefined {
  const known = serviceOfKind(kind.replaceAll('-', ' '));
  if (!known || known.kind.box === 'in no picture') return undefined;
  return known.kind.box === 'in its group' ? known.name : known.kind.box.inside;
}

function wordsOf(item: RecordedItem) {
  const { kind, id } = item;
  const isLinked = id.includes(':role/aws-service-role/');
  // Of a task, only AWS knows the name; of an alarm that AWS makes, the end of it. The number of a placeholder is no name.
  const name = givenName(item) || shortName(kind, id).replace(/-?<.*$|^\d+$/, '');
  return {
    kind: isLinked ? 'service-linked role' : kind.replaceAll('-', ' '),
    name: kind === 'task' ? '' : name,
  };
}
