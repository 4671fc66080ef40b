import { existsSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { hashOf } from '../../src/site/build/hash.ts';
import { Imports } from './imports.ts';
import { LEDGER } from './ledger.ts';
import { Packages } from './packages.ts';

/** What a module stands on: the files of this project, itself included, and the packages, both in the order of names. */
export interface Closure {
  files: string[];
  packages: string[];
}

/** An import that leads nowhere. */
export interface DeadImport {
  file: string;
  line: number;
  specifier: string;
}

/** Who imports whom, read from the sources as they are now. */
export class Graph {
  readonly packages = new Packages();
  readonly deadImports: DeadImport[] = [];
  readonly #imports = new Imports();
  readonly #texts = new Map<string, string>();
  readonly #edges = new Map<string, string[]>();

  /** The text of a file; `''` of one that is not there, which has a verdict of its own. */
  textOf(file: string): string {
    let text = this.#texts.get(file);
    if (text === undefined) {
      text = existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : '';
      this.#texts.set(file, text);
    }
    return text;
  }

  /** Tells the graph what a page imports, which only the parser of pages knows. */
  addPage(file: string, specifiers: readonly string[]): void {
    this.#edges.set(file, this.#resolveAll(file, specifiers));
  }

  /** All that some modules import, directly and indirectly. */
  closureOf(...roots: readonly string[]): Closure {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const target of this.#edgesOf(file)) {
        if (target.startsWith(PACKAGE)) packages.add(target.slice(PACKAGE.length));
        else visit(target);
      }
    };
    roots.forEach(visit);
    return { files: [...seen].sort(), packages: [...packages].sort() };
  }

  /** One hash of the texts of files and the versions of packages, with all that those bring along. */
  hashOf({ files, packages }: Closure): string {
    return hashOf(
      ...files.flatMap((file) => [file, this.textOf(file)]),
      ...packages.map((name) => `${name}@${this.packages.versionOf(name)}`),
    );
  }

  /** Whether a module itself imports a package, for its values or its types. */
  importsPackage(file: string, name: string): boolean {
    return this.#edgesOf(file).includes(`${PACKAGE}${name}`);
  }

  save(): void {
    this.#imports.save();
  }

  #edgesOf(file: string): string[] {
    let edges = this.#edges.get(file);
    if (edges === undefined) {
      edges = /\.(ts|js|mjs|astro)$/.test(file)
        ? this.#resolveAll(file, this.#imports.of(file, this.textOf(file)))
        : [];
      this.#edges.set(file, edges);
    }
    return edges;
  }

  #resolveAll(file: string, specifiers: readonly string[]): string[] {
    return specifiers.flatMap((specifier) => {
      // Astro's own modules are made by the build: `astro:content`.
      // An older Node does not know all of its own.
      if (isBuiltin(specifier) || /^(node|astro|virtual):/.test(specifier)) return [];
      const [path] = specifier.split('?') as [string];
      if (!/^[./]/.test(path)) return `${PACKAGE}${this.packages.nameOf(path)}`;
      if (WRITTEN.some((file) => path.endsWith(file))) return [];
      const target = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(file), path);
      if (this.textOf(target) !== '' || existsSync(target)) return target;
      const lines = this.textOf(file).split('\n');
      const line = lines.findIndex((text) => text.includes(`'${specifier}'`)) + 1;
      this.deadImports.push({ file, line: Math.max(line, 1), specifier });
      return [];
    });
  }
}

// --- internal ---

/** What is written about the sources is no source, though a page shows it: its hash would be a hash of itself. */
const WRITTEN = [LEDGER, 'mutation.json'];

/** Marks the edge to a package, which no path of a file begins with. */
const PACKAGE = 'npm:';
