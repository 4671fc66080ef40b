import { existsSync, readFileSync } from 'node:fs';
import { parseRecording, type RecordedCall, type Recording } from '../../src/engine/recording.ts';
import { RECORDINGS } from '../../src/site/build/paths.ts';

/**
 * Reads the recording of a step, or `undefined` where there is none: that has a verdict of its own. Throws an Error for one
 * that cannot be read.
 */
export function recordingOf(id: string): Recording | undefined {
  const file = `${RECORDINGS}/${id}/record.json`;
  return existsSync(file) ? parseRecording(readFileSync(file, 'utf8'), file) : undefined;
}

/** All calls of a step's recording: of its run, of its changes and of its undo. */
export function recordedCallsOf(id: string): RecordedCall[] {
  const { run, change, undo } = recordingOf(id) ?? {};
  return [run, change, undo].flatMap((part) => part?.calls ?? []);
}
