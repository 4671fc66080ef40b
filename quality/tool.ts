import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Argument, Option } from 'commander';
import { progress } from '../scripts/cli/progress-line.ts';
import { typed, type Script } from '../scripts/cli/script.ts';

/** The npm scripts that are a program of somebody else's, or several of them: `npm run lint`. The first that fails ends it. */
interface Tool extends Script {
  /** Each with its arguments. What was typed is added to the last one. */
  runs: readonly (readonly string[])[];
}

/**
 * The npm scripts of `npm run verify`. Each uses one processor, so that two rows of them run beside each other. Those of the
 * first generate the types of the pages, and would disturb each other.
 */
const VERIFY = [
  ['lint', 'types', 'build'],
  ['format:check', 'arrows', 'knip'],
] as const;

const files = new Argument('[files...]', 'these only, instead of all');
const fix = new Option('--fix', 'mend what can be mended without you');

const TOOLS: Readonly<Record<string, Tool>> = {
  format: {
    description: 'Formats all files, or those that you name, with Prettier.',
    argument: files,
    runs: [['prettier', '--write', '--log-level', 'warn']],
    examples: ['', 'scripts/status.ts'],
  },
  'format:check': {
    description: 'Says which files are not formatted as `npm run format` would, with Prettier.',
    argument: files,
    runs: [['prettier', '--check']],
    examples: ['', 'scripts/status.ts'],
  },
  arrows: {
    description:
      'Fails on an import from a lower layer to a higher one, and on a cycle: docs/engine.md.',
    runs: [
      [
        'depcruise',
        ...['--config', 'arrows.config.mjs', '--output-type', 'err-long'],
        // Most files have not changed since the last time: they are not read again.
        ...['--cache', '.cache/arrows', '--cache-strategy', 'content'],
        ...['src', 'scripts', 'quality', 'tests'],
      ],
    ],
    examples: [''],
  },
  lint: {
    description: 'Looks for what is most likely a mistake, with ESLint and the types.',
    argument: files,
    options: [fix],
    runs: [
      ['astro', 'sync', '--silent'],
      ['eslint', '--max-warnings', '0'],
    ],
    examples: ['', '--fix', 'scripts/status.ts'],
  },
  types: {
    description: 'Checks the types of the pages, with Astro, and of all else, with TypeScript.',
    runs: [
      ['astro', 'check', '--minimumSeverity', 'warning'],
      ['tsc', '--noEmit'],
    ],
    examples: [''],
  },
  knip: {
    description: 'Lists files, exports and packages that nothing uses, with Knip.',
    runs: [['knip']],
    examples: [''],
  },
  laws: {
    description:
      'Proves the laws of all steps, or of those whose id has your word in it, with Vitest: what `npm test` proves of them.',
    argument: new Argument('[step]', 'the id of a step, or a part of it, instead of all'),
    // The word is a pattern, and "." fits every name.
    runs: [['vitest', 'run', '--project=unit', 'tests/steps/laws', '-t']],
    examples: ['', 'create-cluster'],
  },
  verify: {
    description: `Runs ${VERIFY[0].join(', ')}, and beside them ${VERIFY[1].join(', ')}. What has begun when one fails is run to its end.`,
    runs: [],
    examples: [''],
  },
};

const [script = ''] = process.argv.splice(2, 1);
const { argument, options, runs, ...about } = TOOLS[script]!;
const { options: given, args } = typed<{ fix?: true }>({
  ...about,
  ...(argument && { argument }),
  ...(options && { options }),
});
const asked = [...(given.fix ? ['--fix'] : []), ...(argument && args.length === 0 ? ['.'] : args)];
const now = progress();
process.exitCode = (script === 'verify' ? await verify() : runAll()) ? 0 : 1;

// --- internal ---

function runAll(): boolean {
  for (const [index, [program = '', ...rest]] of runs.entries()) {
    const isLast = index === runs.length - 1;
    now.say(program);
    if (!run(program, [...rest, ...(isLast ? asked : [])])) return false;
  }
  return true;
}

/** Runs the rows beside each other. What a script printed is printed when it ends, so that no two are mixed. */
async function verify(): Promise<boolean> {
  const running = new Set<string>();
  let isWell = true;
  const rows = VERIFY.map(async (row) => {
    for (const script of row) {
      if (!isWell) return;
      running.add(script);
      now.say([...running].join(', '));
      const { code, output } = await npmRun(script);
      running.delete(script);
      now.end();
      process.stdout.write(output);
      if (running.size > 0) now.say([...running].join(', '));
      if (code !== 0) isWell = false;
    }
  });
  await Promise.all(rows);
  now.end();
  return isWell;
}

async function npmRun(script: string): Promise<{ code: number | null; output: Buffer }> {
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: Buffer.concat(chunks) };
}

function run(program: string, args: readonly string[]): boolean {
  // Windows starts what is in node_modules/.bin only through its shell.
  const shell = process.platform === 'win32';
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell });
  now.end();
  return status === 0;
}
