import { z } from 'zod';
import { call, parseAs } from './recording.ts';

/** What a concept's program did on an empty account and on a full one: `src/recordings/concepts/<id>/record.json`. */
const recording = z.object({
  show: z.string(),
  empty: z.object({ calls: z.array(call) }),
  full: z.object({ calls: z.array(call) }),
});

export type ShowRecording = z.output<typeof recording>;

/** Reads a recording. Throws an error with the file, what is wrong with it and the command that mends it. */
export function parseShowRecording(text: string, file: string): ShowRecording {
  return parseAs(recording, text, file);
}
