import { usedServices } from '../../../scripts/services.ts';
import { steps } from '../../../scripts/steps/index.ts';
import type { Planned } from '../browser/picture/planned.ts';
import { serviceOfKind } from '../../engine/aws/find-service.ts';
import type { Group } from '../../engine/picture/boxes.ts';
import { groupsOf } from '../../engine/picture/take-picture.ts';
import { existing, shortName } from '../../engine/diagram.ts';
import { recordingOf } from './step-files.ts';

/** The groups of the picture, with nothing in them: those of the services that a page loads. */
export function emptyGroups(): Group[] {
  return groupsOf(usedServices);
}

/** Lists the resources that the steps of the tutorial make, each with its step, from the recordings of their runs. */
export function plannedBy(page: string): Planned[] {
  const recordings = steps.map(({ id }) => recordingOf(id, page));
  const seen = new Set<string>();
  return steps.flatMap(({ id, title }, index) => {
    const made = existing(recordings.slice(0, index + 1)).filter((item) => !seen.has(item.id));
    for (const item of made) seen.add(item.id);
    return made.flatMap((item) => {
      const place = placeOf(item.kind);
      return place === undefined ? [] : { ...wordsOf(item), place, step: { id, title } };
    });
  });
}

// --- internal ---

/** The box that a kind of thing stands in: the key of a group, or a kind. */
function placeOf(kind: string): string | undefined {
  const known = serviceOfKind(kind.replaceAll('-', ' '));
  if (!known || known.kind.box === 'in no picture') return undefined;
  return known.kind.box === 'in its group' ? known.name : known.kind.box.inside;
}

function wordsOf({ kind, id, content }: { kind: string; id: string; content: object }) {
  const isLinked = id.includes(':role/aws-service-role/');
  const given = 'name' in content && typeof content.name === 'string' ? content.name : '';
  return {
    kind: isLinked ? 'service-linked role' : kind.replaceAll('-', ' '),
    // Of a task, only AWS knows the name.
    name: kind === 'task' ? '' : shortName(kind, id) || given,
  };
}
