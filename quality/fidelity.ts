import { writeFileSync } from 'node:fs';
import { typed } from '../scripts/cli/script.ts';
import { generateFidelity } from './fidelity/generate-fidelity.ts';
import { FIDELITY } from '../src/site/data/fidelity.ts';
import { servedNow } from './fidelity/served.ts';

/** `npm run fidelity`: writes down what the local AWS serves and where its error texts come from, for the page that says so. */
typed({
  description:
    'Writes down what the local AWS serves and where its error texts come from, for the page that says so.',
  examples: [''],
});
writeFileSync(FIDELITY, generateFidelity(servedNow()));
process.stdout.write(`wrote    ${FIDELITY}\n`);
