import { existsSync, readFileSync } from 'node:fs';
import { generateFidelity, type Served } from '../fidelity/generate-fidelity.ts';
import { servedNow } from '../fidelity/served.ts';
import { FIDELITY, type ServiceFidelity } from '../../src/site/data/fidelity.ts';
import { differenceOf } from './compare-recording.ts';
import type { Verdict } from './problem.ts';
import type { Check } from './world.ts';

export const fidelity: Check = {
  name: 'operations of the local AWS',
  run: () => checkFidelity(servedNow()),
};

/** Compares the data of the page on fidelity with what is generated now from the local AWS. */
export function checkFidelity(served: readonly Served[], written = readWritten()): Verdict {
  const generated = generateFidelity(served);
  const services = JSON.parse(generated) as ServiceFidelity[];
  const count = services.reduce((sum, { served }) => sum + served.length, 0);
  const problems =
    written === generated ? [] : [differenceOf(FIDELITY, written, generated, 'npm run fidelity')];
  return { count, problems };
}

// --- internal ---

function readWritten(): string {
  return existsSync(FIDELITY) ? readFileSync(FIDELITY, 'utf8') : '';
}
