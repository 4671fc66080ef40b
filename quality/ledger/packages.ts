import { existsSync, readFileSync } from 'node:fs';
import { hashOf } from '../../src/site/build/hash.ts';

/** An entry of package-lock.json. */
interface Locked {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** The installed packages, as package-lock.json has them. */
export class Packages {
  readonly #locked: Record<string, Locked>;
  readonly #trees = new Map<string, string>();

  constructor(lock = readFileSync('package-lock.json', 'utf8')) {
    this.#locked = (JSON.parse(lock) as { packages: Record<string, Locked> }).packages;
  }

  /**
   * The name of the package that an import names: `@aws-sdk/client-ecs` of `@aws-sdk/client-ecs/package.json`, and
   * `@types/mdast` of `mdast`, where there are only types.
   */
  nameOf(specifier: string): string {
    const parts = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1);
    const [name, types] = [parts.join('/'), `@types/${parts.join('__').replace('@', '')}`];
    return !this.#locked[`node_modules/${name}`] && this.#locked[`node_modules/${types}`]
      ? types
      : name;
  }

  /** `3.1164.0 sha256:…`: the version of a package, and the hash of it and of all that it brings along. */
  versionOf(name: string): string | undefined {
    const version = this.#locked[`node_modules/${name}`]?.version;
    return version && `${version} ${this.#treeOf(name)}`;
  }

  /** The version of a package that is installed, where it is not the one that package-lock.json has. */
  otherVersionOf(name: string): string | undefined {
    const file = `node_modules/${name}/package.json`;
    const installed = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
      : 'none';
    return installed === this.#locked[`node_modules/${name}`]?.version ? undefined : installed;
  }

  #treeOf(name: string): string {
    const known = this.#trees.get(name);
    if (known !== undefined) return known;
    const all = new Set<string>();
    const visit = (place: string): void => {
      const { version, dependencies, optionalDependencies, peerDependencies } =
        this.#locked[place]!;
      const entry = `${place}@${version}`;
      if (all.has(entry)) return;
      all.add(entry);
      for (const need of Object.keys({
        ...peerDependencies,
        ...optionalDependencies,
        ...dependencies,
      })) {
        const found = this.#find(need, place);
        if (found !== undefined) visit(found);
      }
    };
    visit(`node_modules/${name}`);
    const tree = hashOf(...[...all].sort());
    this.#trees.set(name, tree);
    return tree;
  }

  /** Where a package finds another one: nearest first, as Node looks for it. */
  #find(need: string, from: string): string | undefined {
    for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
      const place = `${folder}/node_modules/${need}`;
      if (this.#locked[place]) return place;
      if (!folder.includes('/node_modules/')) break;
    }
    const place = `node_modules/${need}`;
    return this.#locked[place] ? place : undefined;
  }
}
