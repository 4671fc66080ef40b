import { expect, test } from 'vitest';
import { BriefUndo } from '../../scripts/cli/brief-undo.ts';
import type { StepEvent } from '../../src/engine/events.ts';
import { plain, type Line } from '../../src/engine/render.ts';

const where = {
  target: 'local',
  accountId: '111122223333',
  region: 'us-east-1',
  name: 'x',
} as const;
const START: StepEvent = {
  type: 'start',
  action: 'undo',
  step: 'create-cluster',
  title: 'Create the cluster',
  where,
};

function call(phase: 'find' | 'undo', operation: string): StepEvent {
  return { type: 'call', phase, service: 'ecs', operation, why: 'see', input: {}, again: false };
}

function done(result: 'undone' | 'already gone'): StepEvent {
  return { type: 'done', action: 'undo', step: 'create-cluster', result, usdPerHour: 0 };
}

/** The lines on the screen in the end, how many there are after each event, and what a program is told. */
function shown(events: readonly StepEvent[]) {
  const lines: string[] = [];
  const told: object[] = [];
  const brief = new BriefUndo({
    data: (object) => told.push(object),
    line: (line: Line) => lines.push(plain(line)),
    note: (text) => lines.push(text),
  });
  const after = events.map((event) => {
    brief.emit(event);
    return lines.length;
  });
  brief.end();
  return { lines, told, after };
}

test('a step that has left nothing takes one line, and a program is told all of it', () => {
  const answered: StepEvent = {
    type: 'refused',
    phase: 'find',
    error: 'ClusterNotFoundException',
    message: 'Cluster not found.',
  };
  const events = [START, call('find', 'DescribeClusters'), answered, done('already gone')];
  const { lines, told } = shown(events);
  expect(lines).toEqual(['Nothing to undo: create-cluster']);
  expect(told).toEqual(events);
});

test('a step that has something is shown whole, and its writes as they are made', () => {
  const events = [START, call('find', 'DescribeClusters'), call('undo', 'DeleteCluster')];
  const { lines, after } = shown([...events, done('undone')]);
  expect(after).toEqual([0, 0, 4, 5]);
  expect(lines).toEqual([
    'Undo: Create the cluster',
    'on the local AWS, account 111122223333, us-east-1, as "x"',
    'calls    ecs:DescribeClusters to see',
    'calls    ecs:DeleteCluster to see',
    'Undone.',
    '',
  ]);
});

test('a wait is shown as it begins, before anything is written', () => {
  const waits: StepEvent = {
    type: 'waiting',
    until: 'it to be deleted',
    seconds: 0,
    state: 'it is still being deleted',
  };
  const { lines, after } = shown([START, call('find', 'DescribeServices'), waits]);
  expect(after.at(-1)).toBe(4);
  expect(lines).toContain('waits    0 s: it is still being deleted');
});

test('a step that fails while it looks is shown, and the next one apart from it', () => {
  const { lines } = shown([START, call('find', 'DescribeClusters')]);
  expect(lines).toEqual([
    'Undo: Create the cluster',
    'on the local AWS, account 111122223333, us-east-1, as "x"',
    'calls    ecs:DescribeClusters to see',
    '',
  ]);
});
