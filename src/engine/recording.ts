import { z } from 'zod';

// A key that a writer adds and a schema does not know is an error: so writer and reader cannot drift apart.
const permission = z.strictObject({
  /** As `ecs:CreateCluster`. */
  action: z.string(),
  /** The ARN that the call touched, or `*` where the action knows no resource. */
  resource: z.string(),
  /** Condition keys and their values in the call, as `iam:PassedToService`. */
  context: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
});

/** A call as a recording keeps it. */
export const call = z.strictObject({
  service: z.string(),
  operation: z.string(),
  input: z.record(z.string(), z.unknown()),
  phase: z.enum(['needs', 'find', 'run', 'undo']),
  error: z.string().optional(),
  permissions: z.array(permission),
});

const item = z.strictObject({
  kind: z.string(),
  id: z.string(),
  content: z.record(z.string(), z.unknown()),
});

/** The recording of a green run of a step and of its undo, as `src/recordings/<id>/record.json` keeps it. */
const recording = z.strictObject({
  step: z.string(),
  /** USD per hour of what the step left running. */
  usdPerHour: z.number(),
  run: z.strictObject({ calls: z.array(call) }),
  undo: z.strictObject({ calls: z.array(call) }),
  /** The calls when it runs again with changed inputs, one of which fails, or after it was stopped. */
  change: z.strictObject({ calls: z.array(call) }),
  /** The resources that existed before. Left out by the core's steps: there it is what the step before left. */
  before: z.array(item).optional(),
  /** The resources that exist once the step has run, those of the steps before it included. */
  inventory: z.array(item),
});

export type Recording = z.output<typeof recording>;
export type RecordedCall = z.output<typeof call>;
export type RecordedPermission = z.output<typeof permission>;
export type RecordedItem = z.output<typeof item>;

/** A recording as its file has it. */
export function recordingText(recording: Recording): string {
  return asText(recording);
}

/** Reads a recording. Throws an error with the file, what is wrong with it and the command that mends it. */
export function parseRecording(text: string, file: string): Recording {
  return parseAs(recording, text, file);
}

/** JSON as a file below src/recordings has it. */
export function asText(json: object): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** Reads JSON that fits a schema. Throws an error with the file, what is wrong with it and the command that mends it. */
export function parseAs<Shape>(schema: z.ZodType<Shape>, text: string, file: string): Shape {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}. Run: npm run record`, { cause: error });
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new Error(`${file}: ${z.prettifyError(result.error)}\nRun: npm run record`);
}
