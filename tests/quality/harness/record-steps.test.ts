import { expect, test } from 'vitest';
import { recordAudit } from '../../../quality/harness/record-audit.ts';
import { recordConcepts } from '../../../quality/harness/record-concepts.ts';
import { record } from '../../../quality/harness/record-steps.ts';
import { recordLoad } from '../../../quality/harness/record-load.ts';
import { SHOWN_LOAD, SHOWN_UNDER_LOAD } from '../../../scripts/loads.ts';
import { scale } from '../../../scripts/tracks/scale.ts';
import { parseLoadRecording } from '../../../src/engine/load-recording.ts';
import { concepts } from '../../../scripts/concepts/index.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { parseConceptRecording } from '../../../src/engine/concept-recording.ts';
import { parseRecording } from '../../../src/engine/recording.ts';

// A recording in src/recordings may be older than the schema; these are what would be written now.
test.each([
  ['steps', async () => (await record(steps)).files, parseRecording, steps.length],
  ['concepts', () => recordConcepts(concepts), parseConceptRecording, concepts.length],
  ['the audit', () => recordAudit(), parseConceptRecording, 1],
])('what is recorded of %s is read as it was written', async (_of, write, parse, count) => {
  const written = [...(await write())].filter(
    ([path]) => path.endsWith('.json') && !path.endsWith('/load.json'),
  );
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

test.each(scale.steps.filter(({ id }) => SHOWN_UNDER_LOAD.includes(id)))(
  'what is recorded of $id under load is read as it was written, a line a minute',
  async (step) => {
    const text = await recordLoad(step);
    const recording = parseLoadRecording(text, 'load.json');
    expect(recording).toEqual(JSON.parse(text));
    expect(text.match(/"minute"/g)).toHaveLength(SHOWN_LOAD.watched + 1);
    expect(text.split('\n').filter((line) => line.includes('"minute"'))).toHaveLength(
      recording.points.length,
    );
  },
);
