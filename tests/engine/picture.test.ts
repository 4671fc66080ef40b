import { expect, test } from 'vitest';
import { openLocalRun } from '../../quality/harness/local-run.ts';
import { steps } from '../../scripts/steps/index.ts';
import { services } from '../../src/engine/aws/index.ts';
import type { AwsService } from '../../src/engine/aws/service.ts';
import { everyBox } from '../../src/engine/picture/boxes.ts';
import { describe, describesOf } from '../../src/engine/picture/describe.ts';
import { takePicture } from '../../src/engine/picture/take-picture.ts';
import { makeOneOfEach } from './one-of-each.ts';

test('each service that is drawn draws what it has, and each box asks for the one thing that it stands for', async () => {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  await makeOneOfEach(run);
  const { clients } = run.session;
  const { groups } = await takePicture(services, clients);
  const drawn = Object.values<AwsService>(services).filter(({ picture }) => picture);
  expect(groups.map(({ kind }) => kind)).toEqual(drawn.map(({ picture }) => picture!.title));
  for (const { kind, inside } of groups) expect(inside.length, kind).toBeGreaterThan(0);
  const asked = everyBox(groups).flatMap(({ ask }) => ask ?? []);
  for (const ask of asked) {
    const { error, output } = await describe(services, clients, ask);
    expect(error, ask.call).toBeUndefined();
    expect(Object.values(output!).flat().length, ask.call).toBeGreaterThan(0);
  }
  expect(new Set(asked.map(({ call }) => call))).toEqual(new Set(describesOf(services)));
});

test('a kind stands in a box that there is', () => {
  for (const { kinds } of Object.values<AwsService>(services)) {
    for (const { box } of Object.values(kinds)) {
      if (typeof box === 'object') expect(Object.keys(kinds)).toContain(box.inside);
    }
  }
});
