import { z } from 'zod';
import { asText, parseAs } from './recording.ts';

const point = z.strictObject({
  /** Since the load began. */
  minute: z.int(),
  cpu: z.number().optional(),
  high: z.string(),
  low: z.string(),
  desired: z.int(),
  running: z.int(),
});

/** How a service scaled under a load, minute by minute, as `src/recordings/<id>/load.json` keeps it. */
const loadRecording = z.strictObject({
  step: z.string(),
  /** As much work as keeps one task so busy, in percent. */
  cpu: z.number(),
  /** How long it lasted. */
  minutes: z.int(),
  /** Seconds from the beginning of the load until more tasks are desired. */
  scaledOutAfter: z.int(),
  points: z.array(point).min(2),
});

export type LoadRecording = z.output<typeof loadRecording>;
export type LoadPoint = z.output<typeof point>;

/** A recording as its file has it: a line for each minute. */
export function loadRecordingText(recording: LoadRecording): string {
  return asText(recording).replace(
    /\{\n {6}([^}]*?)\n {4}\}/g,
    (_all, members: string) => `{ ${members.replace(/\n\s+/g, ' ')} }`,
  );
}

/** Reads a recording. Throws an error with the file, what is wrong with it and the command that mends it. */
export function parseLoadRecording(text: string, file: string): LoadRecording {
  return parseAs(loadRecording, text, file);
}
