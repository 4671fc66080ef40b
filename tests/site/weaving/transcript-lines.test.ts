import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plain } from '../../../src/engine/render.ts';
import { readTranscript } from '../../../src/site/weaving/transcript-lines.ts';

const RECORDINGS = globSync('src/recordings/{*/{run,undo},concepts/*/{empty,full}}.txt');

test('there are recordings to read', () => {
  expect(RECORDINGS.length).toBeGreaterThan(20);
});

test.each(RECORDINGS)('%s is the same when its lines are set again', (file) => {
  const text = readFileSync(file, 'utf8');
  const { command, lines } = readTranscript(text);
  expect(`$ ${command}\n\n${lines.map((line) => `${plain(line)}\n`).join('')}`).toBe(text);
});

test('a line that was broken is one again, and each line has the tone of a run', () => {
  const { lines } = readTranscript(readFileSync('src/recordings/create-cluster/run.txt', 'utf8'));
  expect(lines.map(({ label, tone }) => [label, tone]).slice(0, 6)).toEqual([
    ['', 'title'],
    ['', 'quiet'],
    ['needs', 'quiet'],
    ['calls', 'plain'],
    ['calls', 'plain'],
    ['refused', 'bad'],
  ]);
  expect(lines[3]!.text).toBe('ecs:DescribeClusters to see whether a cluster of this name exists');
});
