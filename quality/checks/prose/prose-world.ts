import type { Recording } from '../../../src/engine/recording.ts';
import { sdkServices } from '../../../src/site/facts/sdk-services.ts';
import { recordingOf } from '../../harness/recorded-calls.ts';
import type { ProseWorld } from '../prose.ts';
import { readKnown, type Programs } from './known.ts';

/** Reads the sources that the prose of this project is judged by. */
export function readProseWorld(programs: Programs): ProseWorld {
  return {
    known: readKnown(programs),
    values: { recordings: recordingsOf(programs), services: sdkServices() },
  };
}

// --- internal ---

/** One that is missing or broken is found by those who look at recordings. */
function recordingsOf({ steps }: Programs): Map<string, Recording> {
  const read = new Map<string, Recording>();
  for (const { id } of steps) {
    try {
      const recording = recordingOf(id);
      if (recording) read.set(id, recording);
    } catch {
      continue;
    }
  }
  return read;
}
