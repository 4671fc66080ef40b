import { expect, test } from 'vitest';
import { recordAudit } from '../../../quality/harness/record-audit.ts';
import { recordConcepts } from '../../../quality/harness/record-concepts.ts';
import { record } from '../../../quality/harness/record-steps.ts';
import { concepts } from '../../../scripts/concepts/index.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { parseConceptRecording } from '../../../src/engine/concept-recording.ts';
import { parseRecording } from '../../../src/engine/recording.ts';

// A recording in src/recordings may be older than the schema; these are what would be written now.
test.each([
  ['steps', () => record(steps), parseRecording, steps.length],
  ['concepts', () => recordConcepts(concepts), parseConceptRecording, concepts.length],
  ['the audit', () => recordAudit(), parseConceptRecording, 1],
])('what is recorded of %s is read as it was written', async (_of, write, parse, count) => {
  const written = [...(await write())].filter(([path]) => path.endsWith('.json'));
  expect(written).toHaveLength(count);
  for (const [path, text] of written) expect(parse(text, path)).toEqual(JSON.parse(text));
});

test('a key that only the writer knows is an error, with the file and the command that mends it', async () => {
  const [[path, text]] = [...(await recordAudit())] as [[string, string]];
  const more = JSON.stringify({ ...(JSON.parse(text) as object), extra: 1 });
  expect(() => parseConceptRecording(more, path)).toThrow(
    /^audit\.json: .*Unrecognized key: "extra"\nRun: npm run record$/,
  );
});
