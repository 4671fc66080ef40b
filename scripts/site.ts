import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Option } from 'commander';
import { progress } from './cli/progress-line.ts';
import { quietly } from './cli/quietly.ts';
import { typed, type Script } from './cli/script.ts';

/** `npm run dev`, `npm run build`, `npm run preview` and `npm start`: the site, by Astro. */
const serving = {
  options: [
    new Option('--port <port>', 'the port to listen on: 4321, or the next free one'),
    new Option('--host [address]', 'the address to listen on; without a value, all addresses'),
    new Option('--open', 'open the site in a browser'),
  ],
  examples: ['', '--port 4000'],
};

const SCRIPTS = {
  dev: {
    description: 'Serves the pages while you write them, and reloads what you change.',
    ...serving,
  },
  build: {
    description:
      'Builds the site into dist/ and checks its links. The variables SITE_URL and SITE_BASE say where it will live.',
    options: [new Option('--verbose', 'print everything that Astro prints')],
    examples: ['', '--verbose'],
  },
  preview: { description: 'Serves the site as it was last built.', ...serving },
  start: { description: 'Builds the site and serves it.', ...serving },
} satisfies Record<string, Script>;

interface Options {
  port?: string;
  /** True where it was given without an address. */
  host?: string | true;
  open?: true;
  verbose?: true;
}

/** The lines that Astro prints when it comes to a part of a build. */
const STAGES = [
  { heard: 'Building static entrypoints', means: 'building the site: compiling' },
  { heard: 'generating static routes', means: 'building the site: writing the pages' },
  { heard: 'Building search index', means: 'building the site: indexing them for search' },
  { heard: 'validating links', means: 'building the site: checking links' },
];

/**
 * Starlight builds the page for an address that leads nowhere at a route of its own, which wins over that of all pages, as it
 * must: https://starlight.astro.build/guides/pages/#custom-404-page
 */
const EXPECTED = 'Could not render `/404` from route `/[...slug]`';

const [script] = process.argv.splice(2, 1) as [keyof typeof SCRIPTS];
const { options } = typed<Options>(SCRIPTS[script]);
if (script === 'dev') process.exitCode = develop(options);
else if (script === 'build') process.exitCode = (await build(options)) ? 0 : 1;
else if (script === 'preview' || (await build({}))) await serve(options);
else process.exitCode = 1;

// --- internal ---

/** Serves the pages while they are written. Astro is silent for a while before it says where. */
function develop(options: Options): number {
  process.stderr.write('… starting the development server\n');
  return astro('dev', ...flagsOf(options));
}

/** Builds the site. Says one line at its end, and everything when it failed. */
async function build({ verbose }: Options): Promise<boolean> {
  if (verbose) return astro('build') === 0;
  const began = performance.now();
  const now = progress();
  now.say('building the site');
  const { ok, output } = await quietly('astro', ['build'], (line) => {
    const stage = STAGES.find(({ heard }) => line.includes(heard));
    if (stage) now.say(stage.means);
  });
  now.end();
  if (!ok) {
    process.stderr.write(output);
    return false;
  }
  for (const line of output.split('\n')) {
    if (line.includes('[WARN]') && !line.includes(EXPECTED)) process.stderr.write(`${line}\n`);
  }
  const [, pages = '?'] = /(\d+) page\(s\) built/.exec(output) ?? [];
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  process.stdout.write(`built    ${pages} pages in dist/, in ${seconds} s\n`);
  return true;
}

/** Serves dist/ until Ctrl-C. */
async function serve({ port, host, open }: Options): Promise<void> {
  if (!existsSync('dist/index.html')) {
    process.stderr.write('error    There is no built site in dist/.\nnext     npm run build\n');
    process.exitCode = 2;
    return;
  }
  const now = progress();
  now.say('starting the server');
  const { preview } = await import('astro');
  const server = await preview({
    logLevel: 'error',
    server: {
      ...(port !== undefined && { port: Number(port) }),
      ...(host !== undefined && { host }),
      ...(open && { open }),
    },
  });
  now.end();
  process.stdout.write(
    `serving  ${server.urls?.local[0] ?? `port ${server.port}`}  (Ctrl-C stops it)\n`,
  );
}

/** Runs Astro, and lets it speak. Returns its exit code. */
function astro(...args: string[]): number {
  const shell = process.platform === 'win32';
  return spawnSync('astro', args, { stdio: 'inherit', shell }).status ?? 130;
}

function flagsOf({ port, host, open }: Options): string[] {
  return [
    ...(port === undefined ? [] : ['--port', port]),
    ...(host === undefined ? [] : host === true ? ['--host'] : ['--host', host]),
    ...(open ? ['--open'] : []),
  ];
}
