import { expect, test } from 'vitest';
import { loadedServices } from '../../../quality/checks/loaded-services.ts';
import type { World } from '../../../quality/checks/world.ts';
import { core } from '../../../scripts/tracks/core.ts';
import { scale } from '../../../scripts/tracks/scale.ts';
import { tracks } from '../../../scripts/tracks/index.ts';

const world = {
  programs: () => Promise.resolve({ steps: tracks.flatMap(({ steps }) => steps) }),
} as unknown as World;

test('every service that a track names is called by a step, and every one that is called is named', async () => {
  const named = new Set(tracks.flatMap(({ services }) => Object.keys(services)));
  expect(await loadedServices.run(world)).toEqual({ count: named.size, problems: [] });
});

test.each([
  ['cloudwatch', scale, 'scripts/tracks/scale.ts', 'scale-on-alarm'],
  ['logs', core, 'scripts/services.ts', 'create-log-group'],
] as const)(
  'where a step calls %s and no list has it, the file to mend is named',
  async (name, track, file, step) => {
    const { services } = track;
    try {
      track.services = { ...services };
      delete track.services[name];
      const { problems } = await loadedServices.run(world);
      expect(problems).toContainEqual(
        expect.objectContaining({
          file,
          expected: `"${name}" among the services of the track, because "${step}" calls it`,
        }),
      );
    } finally {
      track.services = services;
    }
  },
);
