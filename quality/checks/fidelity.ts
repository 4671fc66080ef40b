import { existsSync, readFileSync } from 'node:fs';
import { generateFidelity, type Served } from '../fidelity/generate-fidelity.ts';
import { servedNow } from '../fidelity/served.ts';
import { FIDELITY, type ServiceFidelity } from '../../src/site/data/fidelity.ts';
import type { Problem, Verdict } from './problem.ts';
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
  return { count, problems: stale(written, generated) };
}

// --- internal ---

function readWritten(): string {
  return existsSync(FIDELITY) ? readFileSync(FIDELITY, 'utf8') : '';
}

function stale(written: string, generated: string): Problem[] {
  if (written === generated) return [];
  const [before, now] = [written.split('\n'), generated.split('\n')];
  const at = now.findIndex((line, index) => line !== before[index]);
  return [
    {
      file: FIDELITY,
      line: at + 1,
      expected: (now[at] ?? 'its end').trim(),
      found: (before[at] ?? 'its end').trim(),
      mend: 'npm run fidelity',
    },
  ];
}
