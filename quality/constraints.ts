import { writeFileSync } from 'node:fs';
import { Option } from 'commander';
import { typed } from '../scripts/cli/script.ts';

/**
 * `npm run constraints`: writes the constraints on the inputs of the operations that the local AWS serves, out of those of
 * all operations in quality/constraints/models. With `-- --botocore` it first takes these anew from botocore, which has
 * AWS's models and is a package of Python.
 */
const { options } = typed<{ botocore?: true }>({
  description:
    'Writes the constraints on the inputs of the operations that the local AWS serves, out of those of all operations.',
  options: [new Option('--botocore', "first take AWS's models anew from botocore")],
  examples: ['', '--botocore'],
});
// After the arguments: who asks for help waits for no service.
const prettier = await import('prettier');
const { allServices } = await import('../src/local-aws/services/all-services.ts');
const { allConstraintsFile, servedConstraints, servedConstraintsFile } =
  await import('./constraints/files.ts');
if (options.botocore) await readBotocore();
for (const service of allServices) {
  const served = await servedConstraints(service);
  if (!served) continue;
  const path = servedConstraintsFile(service);
  const config = await prettier.resolveConfig(path);
  const text = await prettier.format(JSON.stringify(served, null, 1), {
    ...config,
    filepath: path,
  });
  writeFileSync(path, text);
  process.stdout.write(`wrote    ${path}\n`);
}

// --- internal ---

async function readBotocore(): Promise<void> {
  const { findBotocore, readModel } = await import('./constraints/botocore.ts');
  const { constraintText, inputConstraints } = await import('./constraints/input-constraints.ts');
  const { serviceSignedAs } = await import('../src/engine/aws/find-service.ts');
  const botocore = findBotocore();
  if (!botocore) {
    process.stderr.write(
      'error    botocore is not here, and it has the models: pip install botocore\n',
    );
    process.exit(2);
  }
  for (const service of allServices) {
    const { botocore: model, sdk } = serviceSignedAs(service.id);
    const origin = `botocore ${botocore.version}, ${model}`;
    const client = (await import(sdk)) as object;
    const constraints = inputConstraints(client, readModel(botocore.folder, model), origin);
    writeFileSync(allConstraintsFile(service), constraintText(constraints));
    process.stdout.write(`wrote    ${allConstraintsFile(service)}\n`);
  }
}
