import { expect, test } from 'vitest';
import { panelWords, type PanelState } from '../../../src/site/browser/panel-words.ts';

test('a step that needs nothing is offered nothing', () => {
  expect(wordsOf({ before: [] })).toEqual({ text: 'Not done yet in your local account.' });
});

test('what is missing of what a step needs is offered with one button', () => {
  const words = wordsOf({ before: ['role', 'cluster', 'network'], found: ['cluster'] });
  expect(words.text).toBe('This step needs 2 earlier steps. First: Make the role.');
  expect(words.names).toEqual({ id: 'role', title: 'Make the role' });
  expect(words.offer).toEqual({
    action: 'before',
    ids: ['role', 'network'],
    label: 'Run the 2 steps before this one',
  });
});

test('a step that is half done has to be finished first', () => {
  const words = wordsOf({ before: ['cluster'], unfinished: ['cluster'] });
  expect(words.offer?.ids).toEqual(['cluster']);
  expect(words.offer?.label).toBe('Run that step');
  expect(words.text).toBe('This step needs an earlier step: Make the cluster.');
  expect(words.names).toEqual({ id: 'cluster', title: 'Make the cluster' });
});

test('done and half done are told by a sign and by a word', () => {
  expect(wordsOf({ found: ['service'] }).text).toBe('✓ Done in your local account.');
  expect(wordsOf({ unfinished: ['service'] }).text).toBe(
    '◐ Half done. Run looks at what is there, makes the calls that finish it, and waits.',
  );
});

test('what rests on a step is in the way of its undo only when that has failed', () => {
  const stands = { after: ['app', 'alarm'], found: ['service', 'app'] };
  expect(wordsOf(stands).offer).toBeUndefined();
  expect(wordsOf({ ...stands, said: 'undo failed' }).offer).toEqual({
    action: 'after',
    ids: ['app'],
    label: 'Undo the step after this one',
  });
});

test('while something runs, nothing is offered', () => {
  expect(wordsOf({ before: ['cluster'], isBusy: true })).toEqual({ text: 'Running …' });
  expect(wordsOf({ isBusy: true, isWaiting: true }).text).toMatch(
    /^Another tab is using this account/,
  );
});

test('a concept offers the tutorial where there is nothing to show', () => {
  const concept = { kind: 'concept', reads: true, before: ['role', 'cluster'] } as const;
  expect(wordsOf(concept)).toEqual({
    text: 'Your local account is still empty.',
    offer: { action: 'before', ids: ['role', 'cluster'], label: 'Run the tutorial first' },
  });
  expect(wordsOf({ ...concept, found: ['cluster'] })).toEqual({ text: 'This only reads.' });
});

test('what is switched on and has nothing to strike is offered something', () => {
  const stands = { after: ['app'], found: ['service', 'app'] };
  expect(wordsOf({ ...stands, strikes: 'any call' }).offer).toBeUndefined();
  expect(wordsOf({ ...stands, strikes: 'a new task' }).offer).toEqual({
    action: 'new version',
    ids: ['service'],
    label: 'Roll out a new version',
  });
  expect(wordsOf({ ...stands, strikes: 'the making' }).offer).toEqual({
    action: 'after',
    ids: ['app', 'service'],
    label: 'Undo it first',
  });
  expect(wordsOf({ strikes: 'a new task' })).toEqual({
    text: 'Not done yet in your local account.',
  });
});

test('a failure that was wanted says how it is mended', () => {
  const unfinished = ['service'];
  const failed = { said: 'as wanted', strikes: 'any call', unfinished } as const;
  expect(wordsOf({ ...failed, unfinished }).text).toMatch(
    /switch the failure off and press Run\.$/,
  );
  const stuck = wordsOf({ ...failed, unfinished, isStuck: true });
  expect(stuck.text).toMatch(/nothing to roll back to/);
  expect(stuck.offer).toBeUndefined();
});

test('a failure that was not wanted says so, whatever is switched on by then', () => {
  expect(wordsOf({ said: 'failed', strikes: 'any call' }).text).toBe(
    '✗ It failed. The last lines say why.',
  );
  expect(wordsOf({ said: 'otherwise' }).text).toBe(
    '✗ It failed, but not because of what you switched on. The last lines say why.',
  );
  expect(wordsOf({ said: 'otherwise', before: ['cluster'] })).toEqual({
    text: '✗ It failed, but not because of what you switched on. This step needs an earlier step: Make the cluster.',
    names: { id: 'cluster', title: 'Make the cluster' },
    offer: { action: 'before', ids: ['cluster'], label: 'Run that step' },
  });
});

test('what had no chance to act says why, and what would let it', () => {
  const there = { said: 'no chance', found: ['service'] } as const;
  const found = ['service'];
  expect(wordsOf({ ...there, found, strikes: 'a new task' }).text).toMatch(
    /had no chance to happen\. No new task was started. Rolling out a new version starts one\.$/,
  );
  expect(wordsOf({ ...there, found, strikes: 'the making' }).text).toMatch(
    /had no chance to happen\. .* Undo it, then press Run\.$/,
  );
  // It has been switched off since.
  expect(wordsOf({ ...there, found }).text).toMatch(/had no chance to happen\.$/);
});

test('what was stopped is told what the buttons will do; what only reads has nothing to finish', () => {
  expect(wordsOf({ said: 'stopped' }).text).toMatch(
    /Run looks at what is there, makes the calls that finish it, and waits\. Undo deletes it\.$/,
  );
  expect(wordsOf({ said: 'cut short', reads: true }).text).toBe(
    'The last run was interrupted. This only reads: just press Run again.',
  );
});

// --- internal ---

function wordsOf({
  found = [],
  unfinished = [],
  ...state
}: Partial<PanelState> & { found?: string[]; unfinished?: string[] }) {
  return panelWords({
    program: 'service',
    kind: 'step',
    reads: false,
    before: [],
    titles: { role: 'Make the role', cluster: 'Make the cluster' },
    after: [],
    progress: { found, unfinished, tracks: [], tasks: 0, usdPerHour: 0 },
    strikes: undefined,
    isStuck: false,
    isBusy: false,
    isWaiting: false,
    said: undefined,
    ...state,
  });
}

test('with a breakage on, a run makes what the step needs by itself, and nothing is offered', () => {
  expect(wordsOf({ strikes: 'a new task', before: ['cluster', 'network'] })).toEqual({
    text: 'Run does 2 earlier steps, then breaks this one. First: Make the cluster.',
    names: { id: 'cluster', title: 'Make the cluster' },
  });
  expect(wordsOf({ before: ['cluster'] }).offer?.action).toBe('before');
});
