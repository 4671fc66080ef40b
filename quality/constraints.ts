import { mkdirSync, writeFileSync } from 'node:fs';
import { allServices } from '../src/local-aws/services/all-services.ts';
import { typed } from '../scripts/cli/script.ts';
import { findBotocore, readModel } from './constraints/botocore.ts';
import { constraintsOf } from './constraints/model.ts';
import { MODELS, OWN_WORDS } from './constraints/sources.ts';

/** `npm run constraints`: writes what AWS's models say of the inputs of the operations that the local AWS serves. */
typed({
  description:
    "Writes down what AWS's models, as botocore has them, say of the inputs of the operations that the local AWS serves.",
  examples: [''],
});
const botocore = findBotocore();
if (!botocore) {
  process.stderr.write(
    'error    botocore is not here, and it has the models: pip install botocore\n',
  );
  process.exit(2);
}
mkdirSync('src/local-aws/wire/constraint-models', { recursive: true });
for (const service of allServices) {
  const { model, client } = MODELS[service.id]!;
  const file = constraintsOf(service, readModel(botocore.folder, model), {
    origin: `botocore ${botocore.version}, ${model}`,
    enums: (await client()) as Record<string, unknown>,
    ownWords: OWN_WORDS[service.id] ?? {},
  });
  if (Object.keys(file.shapes).length === 0) continue;
  const path = `src/local-aws/wire/constraint-models/${model}.json`;
  writeFileSync(path, `${JSON.stringify(file, null, 1)}\n`);
  const skipped = Object.keys(file.notEnforced).length;
  process.stdout.write(
    `written  ${path}: ${Object.keys(file.shapes).length} shapes, ${skipped} patterns not enforced\n`,
  );
}
