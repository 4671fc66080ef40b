import { execFileSync } from 'node:child_process';

/** The version of a Python package on this machine, or `undefined` when it is not there. */
export function pythonPackage(name: string): string | undefined {
  try {
    const script = `import importlib.metadata; print(importlib.metadata.version('${name}'))`;
    const output = execFileSync('python3', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    return output.toString().trim();
  } catch {
    return undefined;
  }
}
