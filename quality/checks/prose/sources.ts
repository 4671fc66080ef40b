import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import type { Source } from '../../../src/site/facts/fact.ts';
import { sdkServices } from '../../../src/site/facts/sdk-services.ts';
import { lineOf } from '../line-of.ts';

/** Says what is wrong with a source: its file is gone, or no longer says so. */
export function judgeSource(source: Source): string | undefined {
  if ('url' in source) {
    return /^\d{4}-\d\d(-\d\d)?$/.test(source.read)
      ? undefined
      : `read on "${source.read}", which is no date`;
  }
  if ('file' in source) {
    if (!existsSync(source.file)) return `no file ${source.file}`;
    const text = squeezed(readFileSync(source.file, 'utf8'));
    return text.includes(source.says) ? undefined : `${source.file}, which does not say so`;
  }
  const service = sdkServices().find(({ prefix }) => prefix === source.sdk);
  if (!service) return `no client of a service "${source.sdk}"`;
  // The folder that tells what an operation does is not that of its members, and that one is large.
  const found = ['models', 'commands'].some((folder) =>
    documentationOf(service.package, folder).includes(source.says),
  );
  return found ? undefined : `${service.package}, which does not say so`;
}

/** Where a fact is declared that has this text. */
export function placeOf(text: string): { file: string; line: number } {
  const files = globSync('src/site/facts/**/*.ts').sort();
  const file = files.find((each) => readFileSync(each, 'utf8').includes(text)) ?? files[0]!;
  return { file, line: lineOf(readFileSync(file, 'utf8'), text) };
}

// --- internal ---

/** The comments and types of a client, without the markup of comments; read once. */
function documentationOf(client: string, part: string): string {
  const key = `${client} ${part}`;
  const text = documentation.get(key) ?? readDocumentation(client, part);
  documentation.set(key, text);
  return text;
}

const documentation = new Map<string, string>();

function readDocumentation(client: string, part: string): string {
  const folder = `node_modules/${client}/dist-types/${part}`;
  const files = readdirSync(folder).filter((file) => file.endsWith('.d.ts'));
  const text = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n');
  return squeezed(text.replaceAll(/<\/?[a-z][^>]*>/g, '').replaceAll(/\n\s*\*(?!\/)/g, ' '));
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
