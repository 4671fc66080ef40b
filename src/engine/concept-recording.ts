import { z } from 'zod';
import { asText, call, parseAs } from './recording.ts';

/**
 * The calls of a concept's program on an empty account and on a full one: `src/recordings/concepts/<id>/record.json`.
 */
const recording = z.strictObject({
  concept: z.string(),
  empty: z.strictObject({ calls: z.array(call) }),
  full: z.strictObject({ calls: z.array(call) }),
});

export type ConceptRecording = z.output<typeof recording>;

/** A recording as its file has it. */
export function conceptRecordingText(recording: ConceptRecording): string {
  return asText(recording);
}

/** Reads a recording. Throws an error with the file, what is wrong with it and the command that mends it. */
export function parseConceptRecording(text: string, file: string): ConceptRecording {
  return parseAs(recording, text, file);
}
