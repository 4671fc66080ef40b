import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { steps } from '../../scripts/steps/index.ts';
import type { StepEvent } from '../../src/engine/events.ts';
import { plainAt, render } from '../../src/engine/render.ts';
import type { Billing } from '../../src/engine/step.ts';
import { Waits } from '../../src/engine/waits.ts';
import { wait } from '../../src/engine/wait.ts';

function endOf(usdPerHour: number, billing?: Billing): string {
  const event: StepEvent = {
    type: 'done',
    action: 'run',
    step: 'any',
    result: 'made',
    usdPerHour,
    ...(billing && { billing }),
  };
  return plainAt(200, render(event)[0]!);
}

test.each<[number, Billing | undefined, string]>([
  [0, undefined, 'Done. It costs nothing.'],
  [0.01, undefined, 'Done. On AWS, it costs $0.0100 per hour, $7.30 per month.'],
  [0, 'by the request', 'Done. On AWS, it is billed by the request, not by the hour.'],
  [0, 'while it lasts', 'Done. On AWS, it costs more only while it lasts.'],
  [0, 'for the tasks that it adds', 'Done. On AWS, you pay only for the tasks that it adds.'],
  [
    0.01,
    'plus the tasks that it adds',
    'Done. On AWS, it costs $0.0100 per hour, $7.30 per month, plus the tasks that it adds.',
  ],
])('%d an hour, billed %s: %s', (usdPerHour, billing, said) => {
  expect(endOf(usdPerHour, billing)).toBe(said);
});

test.each(steps.filter(({ billing }) => billing).map((step) => [step.id, step] as const))(
  '%s is not said to cost nothing',
  (id) => {
    for (const file of ['run.txt', 'laws.txt']) {
      expect(readFileSync(`src/recordings/${id}/${file}`, 'utf8')).not.toContain(
        'It costs nothing',
      );
    }
  },
);

test('a wait that ends in what nobody hoped for is told by that, and any other as done', async () => {
  const told = async (end: { state?: string }) => {
    const lines: string[] = [];
    const waits = new Waits({
      sleep: (seconds) => Promise.resolve(seconds),
      emit: (event) => lines.push(...render(event).map(({ text }) => text)),
    });
    const looks = [{ state: 'CREATE_IN_PROGRESS' }, { done: true, ...end }];
    const poll = () => Promise.resolve(looks.shift()!);
    await wait(waits, { until: 'the stack to rest', every: 5, atMost: 60, poll });
    return lines;
  };
  expect(await told({})).toEqual(['0 s: CREATE_IN_PROGRESS', '5 s: done']);
  expect(await told({ state: 'CREATE_FAILED' })).toEqual([
    '0 s: CREATE_IN_PROGRESS',
    '5 s: CREATE_FAILED',
  ]);
});
