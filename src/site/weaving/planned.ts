import { steps } from '../../../scripts/steps/index.ts';
import type { Planned } from '../browser/picture/planned.ts';
import { existing, shortName } from '../../engine/diagram.ts';
import { recordingOf } from './step-files.ts';

/** What the steps of the tutorial make, each with its step, from the recordings of their runs. */
export function plannedBy(page: string): Planned[] {
  const recordings = steps.map(({ id }) => recordingOf(id, page));
  const seen = new Set<string>();
  return steps.flatMap(({ id, title }, index) => {
    const made = existing(recordings.slice(0, index + 1)).filter((item) => !seen.has(item.id));
    for (const item of made) seen.add(item.id);
    return made
      .filter(({ kind }) => kind !== 'network-interface')
      .map((item) => ({ ...wordsOf(item), step: { id, title } }));
  });
}

// --- internal ---

function wordsOf({ kind, id, content }: { kind: string; id: string; content: object }) {
  const isLinked = id.includes(':role/aws-service-role/');
  const given = 'name' in content && typeof content.name === 'string' ? content.name : '';
  return {
    kind: isLinked ? 'service-linked role' : kind.replaceAll('-', ' '),
    // Of a task, only AWS knows the name.
    name: kind === 'task' ? '' : shortName(kind, id) || given,
  };
}
