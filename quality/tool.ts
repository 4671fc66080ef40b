import { spawnSync } from 'node:child_process';
import { Argument, Option } from 'commander';
import { progress } from '../scripts/cli/progress-line.ts';
import { typed, type Script } from '../scripts/cli/script.ts';

/** The npm scripts that are a program of somebody else's, or several of them: `npm run lint`. The first that fails ends it. */
interface Tool extends Script {
  /** Each with its arguments. What was typed is added to the last one. */
  runs: readonly (readonly string[])[];
}

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
    description:
      'Runs format:check, arrows, lint, types, knip and build, in this order, and stops at the first that fails.',
    runs: ['format:check', 'arrows', 'lint', 'types', 'knip', 'build'].map((script) => [
      'npm',
      'run',
      '--silent',
      script,
    ]),
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
for (const [index, [program = '', ...rest]] of runs.entries()) {
  const isLast = index === runs.length - 1;
  now.say(program === 'npm' ? `npm run ${rest.at(-1)}` : program);
  if (!run(program, [...rest, ...(isLast ? asked : [])])) {
    process.exitCode = 1;
    break;
  }
}

// --- internal ---

function run(program: string, args: readonly string[]): boolean {
  // Windows starts what is in node_modules/.bin only through its shell.
  const shell = process.platform === 'win32';
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell });
  now.end();
  return status === 0;
}
