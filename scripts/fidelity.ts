import { writeFileSync } from 'node:fs';
import { FIDELITY, generateFidelity } from './fidelity/generate.ts';

/** `npm run fidelity`: writes down what the local AWS serves and where its error texts come from, for the page that says so. */
writeFileSync(FIDELITY, generateFidelity());
process.stdout.write(`wrote    ${FIDELITY}\n`);
