import { readFileSync } from 'node:fs';
import { parseRecording, type RecordedCall } from '../../src/engine/recording.ts';
import { RECORDINGS } from '../../src/site/build/paths.ts';

/** All calls of a step's recording: of its run, of its changes and of its undo. */
export function recordedCallsOf(id: string): RecordedCall[] {
  const file = `${RECORDINGS}/${id}/record.json`;
  const { run, change, undo } = parseRecording(readFileSync(file, 'utf8'), file);
  return [...run.calls, ...change.calls, ...undo.calls];
}
