import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { tutorialApp } from '../../scripts/app/tutorial-app.ts';
import { openApp } from '../../scripts/steps/open-app.ts';
import { core } from '../../scripts/tracks/core.ts';
import type { HandledImage } from '../../src/local-aws/runtimes/handled-image.ts';
import { handlers } from '../../src/local-aws/runtimes/handlers.ts';
import { get } from '../local-aws/runtimes/serving-fixtures.ts';

test('after the tutorial, the app answers at the address that the last step prints', async () => {
  const run = await tutorialWith(tutorialApp);
  const [last = ''] = said(run).slice(-1);
  expect(last).toMatch(
    /^It answers: HTTP 200 \(simulated\): Hello from revision 1 of fargate-tutorial, task [0-9a-f]{8} in us-east-1[a-f]\.$/,
  );

  const { outputs } = await run.runner.run(openApp);
  const { url } = outputs as { url: string };
  expect(await get(run.aws, `${url}some/where`)).toMatch(/^200 Hello from revision 1/);
  expect(await logged(run)).toContain('GET /some/where 200');
});

test('an app that throws answers 500, and its error is in the log', async () => {
  const run = await tutorialWith({
    answer() {
      throw new RangeError('seven is too many');
    },
  });
  expect(said(run).at(-1)).toBe('It answers: HTTP 500 (simulated): Internal Server Error');
  expect(await logged(run)).toContain('RangeError: seven is too many');
});

// --- internal ---

/** The tutorial, done, with a function in place of its app. */
async function tutorialWith(app: HandledImage): Promise<LocalRun> {
  const run = await openLocalRun({ runtime: handlers({ '*': app }) });
  for (const step of core.steps) await run.runner.run(step);
  return run;
}

function said({ events }: LocalRun): string[] {
  return events.flatMap((event) => (event.type === 'say' ? [event.text] : []));
}

/** The lines that the app has logged. */
async function logged({ session }: LocalRun): Promise<(string | undefined)[]> {
  const { events = [] } = await session.clients.logs.send(
    new FilterLogEventsCommand({ logGroupName: '/ecs/fargate-tutorial' }),
  );
  return events.map(({ message }) => message);
}
