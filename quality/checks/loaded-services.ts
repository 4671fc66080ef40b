import { core } from '../../scripts/tracks/core.ts';
import { trackOf } from '../../scripts/tracks/index.ts';
import { services } from '../../src/engine/aws/index.ts';
import type { AwsService } from '../../src/engine/aws/service.ts';
import type { Step } from '../../src/engine/step.ts';
import { TRACKS } from '../../src/site/build/paths.ts';
import { recordedCallsOf } from '../harness/recorded-calls.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/** A page loads the services of the core and of its track, so a track names every other one that its steps call. */
export const loadedServices: Check = {
  name: 'services that the tracks load',
  async run({ programs }) {
    const { steps } = await programs();
    const problems = steps.flatMap(missing);
    return { count: new Set(steps.flatMap(called)).size, problems };
  },
};

// --- internal ---

function missing(step: Step): Problem[] {
  const track = trackOf(step);
  const known = { ...core.services, ...track.services };
  const wanted = [...new Set(called(step))].filter((name) => !(name in known));
  return wanted.map((name) => ({
    // The services that every page loads have a file of their own, without the steps.
    file: track === core ? 'scripts/services.ts' : `${TRACKS}/${track.id}.ts`,
    line: 1,
    expected: `"${name}" among the services of the track, because "${step.id}" calls it`,
    found: Object.keys(track.services).join(', ') || 'no service',
    mend: `add ${name}: { aws, local } to its services`,
  }));
}

/** The services that a step called when it was recorded, by the names that it has for their clients. */
function called({ id }: Step): string[] {
  const signed = recordedCallsOf(id).map(({ service }) => service);
  return Object.entries<AwsService>(services)
    .filter(([, { signingName }]) => signed.includes(signingName))
    .map(([name]) => name);
}
