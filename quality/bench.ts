import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { Argument } from 'commander';
import { typed } from '../scripts/cli/script.ts';
import { Verdicts } from './bench/verdicts.ts';
import { today } from './harness/today.ts';

/**
 * `npm run bench`: how fast things are, against what was promised. Exits 1 when a target is missed.
 *
 * - `-- local-aws` the local AWS beside moto_server, and with many services in an account.
 * - `-- waiters` the waiters of other clients on a server that was started without options.
 * - `-- proxy` a load balancer in front of real containers beside nginx.
 * - `-- start` the start of a task with real containers beside `podman run`.
 * - `-- check` the check: `npm run bench:check`.
 * - `-- site` programs that run in a page: `npm run bench:site`.
 */
const BENCHES: Record<string, (verdicts: Verdicts) => Promise<void> | void> = {
  'local-aws': async (verdicts) =>
    (await import('./bench/bench-local-aws.ts')).benchLocalAws(verdicts),
  waiters: async (verdicts) => (await import('./bench/bench-waiters.ts')).benchWaiters(verdicts),
  proxy: async (verdicts) => (await import('./bench/bench-proxy.ts')).benchProxy(verdicts),
  start: async (verdicts) => (await import('./bench/bench-start.ts')).benchStart(verdicts),
  check: (verdicts) => ask('bench:check', 'the check is as fast as it must be', verdicts),
  site: (verdicts) => ask('bench:site', 'pages are as fast as they must be', verdicts),
};

const { args: asked } = typed({
  description:
    'Measures how fast things are against what was promised. It takes some minutes, and exits with 1 when a target is missed.',
  argument: new Argument('[benches...]', 'which: all, unless you name them').choices(
    Object.keys(BENCHES),
  ),
  examples: ['', 'local-aws'],
});
const verdicts = new Verdicts();
const [{ model } = { model: 'unknown processor' }] = cpus();
const load = loadavg()[0]!.toFixed(1);
verdicts.print(
  `${today()}, Node.js ${process.version}, ${cpus().length} × ${model}, load average ${load}`,
);
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) await BENCHES[name]!(verdicts);
process.exitCode = verdicts.missed === 0 ? 0 : 1;

// --- internal ---

/** Runs an npm script that measures and judges by itself. */
function ask(script: string, what: string, verdicts: Verdicts): void {
  const shell = process.platform === 'win32';
  const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit', shell });
  verdicts.take(what, status === 0);
}
