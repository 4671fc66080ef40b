import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A shape of a model, as botocore's service-2.json has it. */
export interface Shape {
  type: string;
  members?: Record<string, { shape: string }>;
  member?: { shape: string };
  key?: { shape: string };
  value?: { shape: string };
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
}

export interface Model {
  operations: Record<string, { input?: { shape: string }; output?: { shape: string } }>;
  shapes: Record<string, Shape>;
}

/** Where botocore is on this machine, or `undefined` when there is none. */
export function findBotocore(): { folder: string; version: string } | undefined {
  try {
    const script = 'import botocore; print(botocore.__version__); print(botocore.__file__)';
    // Python's own message about a module that is missing is no news to the reader.
    const output = execFileSync('python3', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [version = '', file = ''] = output.toString().split('\n');
    return { folder: dirname(file), version };
  } catch {
    return undefined;
  }
}

/** The newest model of a service. */
export function readModel(folder: string, service: string): Model {
  const versions = join(folder, 'data', service);
  const file = join(versions, readdirSync(versions).sort().at(-1)!, 'service-2.json.gz');
  return JSON.parse(gunzipSync(readFileSync(file)).toString()) as Model;
}
