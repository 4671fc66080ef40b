import { existsSync, readFileSync } from 'node:fs';
import packageJson from '../../package.json' with { type: 'json' };
import { lineOf } from './line-of.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

const LOCK = 'package-lock.json';

/**
 * Compares the installed packages with package.json and package-lock.json: if they differ, the programs were tried with
 * something else.
 */
export const installed: Check = {
  name: 'installed packages',
  run() {
    const wanted = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies });
    const lock = readFileSync(LOCK, 'utf8');
    const { packages } = JSON.parse(lock) as { packages: Record<string, { version?: string }> };
    const problems = wanted.flatMap(([name, version]): Problem[] => {
      const place = `node_modules/${name}`;
      const locked = packages[place]?.version;
      const found = versionIn(`${place}/package.json`);
      if (locked === version && found === version) return [];
      return [
        {
          file: LOCK,
          line: lineOf(lock, `"${place}"`),
          expected: `${name} ${version}, as package.json has it`,
          found: `${locked ?? 'none'} locked, ${found ?? 'none'} installed`,
          mend: 'npm install, or npm ci',
        },
      ];
    });
    return { count: wanted.length, problems };
  },
};

// --- internal ---

function versionIn(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
