import { expect, test } from 'vitest';
import { framesOfDemonstration } from '../../../src/site/browser/demonstration/demonstrate.ts';
import { saidUntil, stillsOf } from '../../../src/site/browser/demonstration/frames.ts';
import { still, tallest } from '../../../src/site/browser/demonstration/still.ts';
import { everyBox } from '../../../src/engine/picture/boxes.ts';

const frames = await framesOfDemonstration();

test('a revision fails, and the service is back on the one that worked', () => {
  expect(stillsOf(frames).map(({ scene }) => scene)).toEqual([
    'works',
    'starts',
    'fails',
    'rolls back',
    'rolled back',
  ]);
  const [first, last] = [frames[0]!, frames.at(-1)!];
  const deployments = everyBox([last.service]).filter(({ kind }) => /^deployment/.test(kind));
  expect(deployments.map(({ name, state }) => [name, state])).toEqual([
    ['fargate-tutorial:1', 'COMPLETED'],
  ]);
  expect(first.service.key).toBe(last.service.key);
});

test('the service runs all the time', () => {
  expect(frames.length).toBeGreaterThan(15);
  const notes = new Set(frames.map(({ service }) => service.note));
  for (const note of notes) expect(note).toMatch(/^[1-9]\d* of 1 running$/);
});

test('ECS says why, in its events, in the order in which it happened', () => {
  const said = saidUntil(frames, frames.at(-1)!);
  const texts = said.map(({ text }) => text);
  const at = (part: string) => texts.findIndex((text) => text.includes(part));
  expect(at('deployment failed: tasks failed to start.')).toBeGreaterThan(
    at('has started 1 tasks'),
  );
  expect(at('rolling back to deployment')).toBeGreaterThan(at('deployment failed'));
  expect(at('has reached a steady state')).toBeGreaterThan(at('rolling back to deployment'));
  expect(said.filter(({ by }) => by === 'the program').map(({ text }) => text)).toEqual([
    expect.stringMatching(/^The deployment failed: .*CannotPullContainerError/),
  ]);
  expect(said.map((each) => each.at)).toEqual(
    said.map((each) => each.at).toSorted((a, b) => a - b),
  );
});

test('it is the same every time, and nobody is asked about a box', async () => {
  expect(await framesOfDemonstration()).toEqual(frames);
  expect(everyBox(frames.map(({ service }) => service)).filter(({ ask }) => ask)).toEqual([]);
});

test('a still is as high as its room, and says in words what it shows', () => {
  const [width, height] = [312, tallest(frames, 312)];
  for (const frame of stillsOf(frames)) {
    const svg = still(frame, width);
    expect(Number(/height="(\d+(\.\d+)?)"/.exec(svg)![1])).toBeLessThanOrEqual(height);
    expect(svg).toMatch(/^<svg role="img" aria-label="[A-Z][^"]+\."/);
    expect(svg).toContain('fargate-tutorial:1');
  }
});
