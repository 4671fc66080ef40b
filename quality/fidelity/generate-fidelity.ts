import type { ServiceFidelity } from '../../src/site/data/fidelity.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kebabCase } from '../../src/local-aws/core/kebab-case.ts';
import { sdkServices } from '../../src/site/facts/sdk-services.ts';
import { loadTypeScript } from '../harness/typescript.ts';
import { errorMakersIn, refusalsIn, type Refusals } from './error-texts.ts';

const ts = loadTypeScript();

/** A service of the local AWS: the folder of its modules, and the names of its operations. */
export interface Served {
  id: string;
  folder: string;
  operations: string[];
}

/**
 * Makes the content of {@link FIDELITY}: read from the modules of the local AWS and from the SDK's clients.
 *
 * @param services see {@link servedNow}, which loads them: here they are not needed
 */
export function generateFidelity(services: readonly Served[]): string {
  const sources = modulesBelow(ROOT).map((file) =>
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
  );
  const makers = new Set(['AwsError', 'awsError', ...sources.flatMap(errorMakersIn)]);
  const all = services.map(({ id, folder, operations }): ServiceFidelity => {
    const within = sources.filter(({ fileName }) => fileName.startsWith(`${ROOT}/${folder}/`));
    const refusals = new Map(within.map((each) => [each.fileName, refusalsIn(each, makers)]));
    const known = sdkServices().find(({ signingName }) => signingName === id)!;
    const served = operations
      .map((name) => {
        const file = `${ROOT}/${folder}/operations/${kebabCase(name)}.ts`;
        return { name, file, notModelled: notModelledIn([refusals.get(file)]) };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const own = new Set(served.map(({ file }) => file));
    const shared = [...refusals].filter(([file]) => !own.has(file)).map(([, each]) => each);
    const names = new Set(served.map(({ name }) => name));
    return {
      id,
      client: `${known.package} ${known.version}`,
      served,
      missing: Object.keys(known.operations)
        .filter((name) => !names.has(name))
        .sort(),
      sharedNotModelled: notModelledIn(shared),
      texts: [...refusals.values()].flatMap(({ texts }) => texts),
    };
  });
  return `${JSON.stringify(all, null, 1)}\n`;
}

// --- internal ---

const ROOT = 'src/local-aws/services';

function modulesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .sort();
}

function notModelledIn(refusals: readonly (Refusals | undefined)[]): string[] {
  const all = refusals.flatMap((each) => each?.notModelled.map(({ what }) => what) ?? []);
  return [...new Set(all)].sort();
}
