// A process that judges one mutant after another, in a copy of the project that is its working directory. Packages stay
// loaded from one mutant to the next; the project's own modules are loaded anew for each, so that nothing is remembered
// but what is on disk. The local AWS is by far the most of them, and stays too unless the mutant is in it.
// Node strips the types of this file itself: it may import nothing of the project but types.
import { mkdirSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Judgement, Task } from './pool.ts';

const ROOT = `${pathToFileURL(process.cwd()).href}/`;
const LOCAL_AWS = `${ROOT}src/local-aws/`;

let generation = 0;
let generationOfLocalAws = 0;

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    if (!resolved.url.startsWith(ROOT)) return resolved;
    const [path] = resolved.url.split('?') as [string];
    const version = path.startsWith(LOCAL_AWS) ? generationOfLocalAws : generation;
    return { ...resolved, url: `${path}?generation=${version}` };
  },
  load(url, context, next) {
    const [path] = url.split('?') as [string];
    if (!path.startsWith(ROOT) || !path.endsWith('.ts')) return next(url, context);
    const source = javaScriptOf(readFileSync(new URL(path), 'utf8'));
    return { format: 'module', source, shortCircuit: true };
  },
});

const stripped = new Map<string, string>();

function javaScriptOf(source: string): string {
  let known = stripped.get(source);
  if (known === undefined) {
    try {
      known = stripTypeScriptTypes(source);
    } catch {
      // It has something that is more than a type, such as a parameter property.
      known = stripTypeScriptTypes(source, { mode: 'transform' });
    }
    stripped.set(source, known);
  }
  return known;
}

async function judge({ edited, bail }: Task): Promise<Omit<Judgement, 'mutant'>> {
  const before = edited.map(({ file }) => ({
    file,
    text: existsSync(file) ? readFileSync(file, 'utf8') : undefined,
  }));
  edited.forEach(write);
  generation++;
  const inLocalAws = edited.some(({ file }) => file.startsWith('src/local-aws/'));
  if (inLocalAws) generationOfLocalAws = generation;
  const began = process.cpuUsage();
  try {
    const { check, failed } = (await import(
      `${ROOT}quality/checks/run.ts`
    )) as typeof import('../checks/run.ts');
    const { verdicts, failedIn, skipped } = await check({ changed: true, bail });
    const problems = verdicts.flatMap((verdict) => verdict.problems);
    return {
      killed: verdicts.some(failed) && problems.some(({ line }) => line > 0),
      by: failedIn[0] ?? '',
      problems,
      skipped,
      seconds: secondsSince(began),
    };
  } finally {
    before.forEach(write);
    // The next mutant must not meet this one's local AWS.
    if (inLocalAws) generationOfLocalAws = generation + 1;
  }
}

/** Seconds of a processor, which are the same however busy the machine is. */
function secondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

function write({ file, text }: { file: string; text: string | undefined }): void {
  if (text === undefined) rmSync(file, { recursive: true, force: true });
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

process.on('message', (task: Task) => {
  judge(task).then(
    (judgement) => process.send!(judgement),
    (error: unknown) =>
      process.send!({ crash: error instanceof Error ? (error.stack ?? error.message) : error }),
  );
});
process.send!('ready');
