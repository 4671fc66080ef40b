import { readFileSync } from 'node:fs';
import { diagramOf, existing, type Diagram } from '../../src/engine/diagram.ts';
import { parseRecording, type Recording } from '../../src/engine/recording.ts';
import { RECORDINGS } from '../../src/site/build/paths.ts';

/** What exists after each step, drawn from the recordings as the pages draw it. One that cannot be read draws nothing. */
export function drawnAfter(
  steps: readonly { id: string; title: string }[],
): (Diagram & { step: string })[] {
  const recordings: Recording[] = [];
  return steps.map(({ id, title }) => {
    const recording = recordingOf(id);
    const earlier = [...recordings];
    if (recording) recordings.push(recording);
    const diagram = diagramOf({
      title,
      baseline: [],
      before: existing(earlier),
      after: existing(recordings),
    });
    return { step: id, ...diagram };
  });
}

/** The recording of a step, if there is one that can be read. */
export function recordingOf(id: string): Recording | undefined {
  const file = `${RECORDINGS}/${id}/record.json`;
  try {
    return parseRecording(readFileSync(file, 'utf8'), file);
  } catch {
    // The verdict on recordings says what is wrong with it.
    return undefined;
  }
}
