import { expect, test } from 'vitest';
import { answerOf, openWorld, type Found } from './found.ts';
import { TASK_DEFINITIONS } from './task-definitions.ts';
import { SERVICES } from './services.ts';
import { TASKS } from './tasks.ts';
import { NEIGHBOURS } from './neighbours.ts';
import { STACKS } from './stacks.ts';

const ALL: Found[] = [...TASK_DEFINITIONS, ...SERVICES, ...TASKS, ...NEIGHBOURS, ...STACKS];

test.each(ALL.map((each) => [each.what, each] as const))('%s', async (_what, { ask, answer }) => {
  expect(await answerOf(ask(await openWorld()))).toEqual(answer);
});

test('each names where the answer of AWS is to be read', () => {
  const readable = /^(https:\/\/(docs\.aws\.amazon|github)\.com\/\S+|[\w.-]+\/[\w.-]+#\d+)(, |$)/;
  expect(ALL.filter(({ source }) => !readable.test(source))).toEqual([]);
});
