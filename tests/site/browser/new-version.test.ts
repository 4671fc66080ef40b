import { expect, test } from 'vitest';
import { openLocalRun } from '../../../quality/harness/local-run.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { registerTaskDefinition } from '../../../scripts/steps/register-task-definition.ts';
import { SessionInputs } from '../../../src/engine/session-inputs.ts';
import { newVersion, nextImage } from '../../../src/site/browser/new-version.ts';

test.each([
  ['httpd:2.4', 'httpd:2.4-next2'],
  ['httpd:2.4-next7', 'httpd:2.4-next2'],
  ['httpd', 'httpd:latest-next2'],
  ['localhost:5000/httpd', 'localhost:5000/httpd:latest-next2'],
  [`httpd:2.4@sha256:${'0'.repeat(64)}`, 'httpd:2.4-next2'],
])('the next version of %s is %s', (image, next) => {
  expect(nextImage(image, 2)).toBe(next);
});

test('each new version makes a new revision, and the inputs take its image', async () => {
  const run = await openLocalRun();
  for (const step of steps.slice(0, steps.indexOf(registerTaskDefinition) + 1)) {
    await run.runner.run(step);
  }
  for (const revision of [2, 3]) {
    run.session.inputs = new SessionInputs(await newVersion(run.aws, { memory: '4096' }));
    const { outputs } = await run.runner.run(registerTaskDefinition);
    expect(outputs).toMatchObject({
      taskDefinitionArn: expect.stringMatching(`:${revision}$`) as string,
      memory: 4096,
    });
  }
});
