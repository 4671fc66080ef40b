import { expect, test } from 'vitest';
import { tracks } from '../../../scripts/tracks/index.ts';
import { LATER } from '../../../src/site/browser/loaded.ts';

test('every track beside the core is loaded by its id when a page asks for it', async () => {
  const others = tracks.filter(({ id }) => id !== 'core');
  expect(Object.keys(LATER)).toEqual(others.map(({ id }) => id));
  for (const track of others) expect(await LATER[track.id]!()).toBe(track);
});
