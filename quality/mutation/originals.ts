import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { concepts } from '../../scripts/concepts/index.ts';
import { steps } from '../../scripts/steps/index.ts';
import { RECORDINGS, CONCEPT_RECORDINGS, CONCEPTS, STEPS } from '../../src/site/build/paths.ts';
import { readPages, type Page } from '../checks/page.ts';

/** The project as it is, which mutants are made from. */
export interface Originals {
  /** Ids, in the order of the lists. */
  steps: readonly string[];
  concepts: readonly string[];
  pages: readonly Page[];
  scripts: Readonly<Record<string, string>>;
  /** The clients of the SDK. */
  clients: readonly string[];
  /** The text of a file, `''` where there is none. */
  read(file: string): string;
}

export function originals(): Originals {
  const { scripts, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
    dependencies: Record<string, string>;
  };
  return {
    steps: steps.map(({ id }) => id),
    concepts: concepts.map(({ id }) => id),
    pages: readPages(),
    scripts,
    clients: Object.keys(dependencies).filter((name) => name.startsWith('@aws-sdk/')),
    read: (file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''),
  };
}

/** The files of the programs, those of the steps first. */
export function programFiles({ steps, concepts }: Originals): string[] {
  return [
    ...steps.map((id) => `${STEPS}/${id}.ts`),
    ...concepts.map((id) => `${CONCEPTS}/${id}.ts`),
  ];
}

/** Lists the recordings of the programs. */
export function recordedFiles({ steps, concepts }: Originals): string[] {
  const folders = [
    ...steps.map((id) => `${RECORDINGS}/${id}`),
    ...concepts.map((id) => `${RECORDINGS}/${CONCEPT_RECORDINGS}/${id}`),
  ];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((file) => `${folder}/${file}`),
  );
}
