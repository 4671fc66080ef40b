import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { tutorialApp } from '../../scripts/app/tutorial-app.ts';
import { openApp } from '../../scripts/steps/open-app.ts';
import { core } from '../../scripts/tracks/core.ts';
import { handlers } from '../../src/local-aws/runtimes/handlers.ts';
import { get } from '../local-aws/runtimes/open-running.ts';

test('after the tutorial, the app answers at the address that the last step prints', async () => {
  const run = await openLocalRun({ runtime: handlers({ '*': tutorialApp }) });
  for (const step of core.steps) await run.runner.run(step);
  const said = run.events.flatMap((event) => (event.type === 'say' ? [event.text] : []));
  expect(said.at(-1)).toMatch(
    /^It answers: HTTP 200 \(simulated\): Hello from revision 1 of fargate-tutorial, task [0-9a-f]{8} in us-east-1[a-f]\.$/,
  );

  const { outputs } = await run.runner.run(openApp);
  const { url } = outputs as { url: string };
  expect(await get(run.aws, `${url}some/where`)).toMatch(/^200 Hello from revision 1/);
  const { events = [] } = await run.session.clients.logs.send(
    new FilterLogEventsCommand({ logGroupName: '/ecs/fargate-tutorial', filterPattern: 'GET' }),
  );
  expect(events.map(({ message }) => message)).toContain('GET /some/where 200');
});
