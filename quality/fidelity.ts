import { writeFileSync } from 'node:fs';
import { typed } from '../scripts/cli/script.ts';
import { FIDELITY, type Origin, type ServiceFidelity } from '../src/site/data/fidelity.ts';

/**
 * `npm run fidelity`: writes down what the local AWS serves and where its error texts come from, for the page that says so, and
 * prints how many are left whose words nobody has seen.
 */
typed({
  description:
    'Writes down what the local AWS serves and where its error texts come from, for the page that says so.',
  examples: [''],
});
// After the arguments: who asks for help waits for no service.
const { generateFidelity } = await import('./fidelity/generate-fidelity.ts');
const { servedNow } = await import('./fidelity/served.ts');
const written = generateFidelity(servedNow());
writeFileSync(FIDELITY, written);
process.stdout.write(`wrote    ${FIDELITY}\n`);
for (const { id, texts } of JSON.parse(written) as ServiceFidelity[]) {
  const count = (kind: Origin['kind']) => texts.filter(({ origin }) => origin.kind === kind).length;
  process.stdout.write(
    `${id.padEnd(24)} ${texts.length} error texts: ${count('linked')} of AWS's with a link, ${count('guess')} guesses, ${count('unsaid')} without a noted source\n`,
  );
}
