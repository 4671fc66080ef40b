import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { openLocalRun } from '../../scripts/lib/local-run.ts';
import { RECORDINGS, SHOW_RECORDINGS } from '../../scripts/lib/paths.ts';
import { provePermissions } from '../../scripts/lib/permission-proof.ts';
import { recordedCallsOf } from '../../scripts/lib/recorded-calls.ts';
import { shows } from '../../scripts/show/index.ts';
import { steps } from '../../scripts/steps/index.ts';
import { enforce } from '../../src/local-aws/policy/enforce.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { policyOf } from '../../src/tutorial/permissions.ts';
import { parseShowRecording } from '../../src/tutorial/show-recording.ts';

function callsOfShow(id: string) {
  const file = `${RECORDINGS}/${SHOW_RECORDINGS}/${id}/record.json`;
  const { empty, full } = parseShowRecording(readFileSync(file, 'utf8'), file);
  return [...empty.calls, ...full.calls];
}

let full: Rows;
beforeAll(async () => {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  full = run.rows;
});

test.each(shows.map((show) => [show.id, show] as const))(
  'the permissions that the page of %s names are enough, and none is too much',
  async (id, show) => {
    const { refused, leftOut } = await provePermissions(show, full, callsOfShow(id));
    expect(refused).toBeUndefined();
    expect(leftOut.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
  },
);

test('the whole tutorial, its undos and the concepts pass under the one policy of the page "Permissions"', async () => {
  const calls = [
    ...steps.flatMap(({ id }) => recordedCallsOf(id)),
    ...shows.flatMap(({ id }) => callsOfShow(id)),
  ];
  const { aws, runner } = await openLocalRun();
  aws.guards.push(enforce(policyOf(calls)));
  for (const step of [...steps, ...shows]) await runner.run(step);
  for (const step of steps.toReversed()) await runner.undo(step);
});
