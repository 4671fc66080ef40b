import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Table from 'cli-table3';
import type { LiveContainer, WantedTask } from '../../src/local-aws/runtimes/live-containers.ts';
import { engine } from '../../src/local-aws/runtimes/engine/engine.ts';
import type { FoundEngine } from '../../src/local-aws/runtimes/engine/find-engine.ts';
import { pauseImage } from '../../src/local-aws/runtimes/engine/pause-image.ts';
import {
  isInstalled,
  startOwnPodman,
  whenItAnswers,
  type OwnPodman,
} from '../harness/own-podman.ts';
import { median } from './measure.ts';
import type { Verdicts } from './verdicts.ts';

/** How many times as long as `podman run` the start of a task may take: it is two containers, one of which holds the network. */
const TARGET = 2;
const ROUNDS = 10;

/**
 * The start of a task on the engine beside `podman run` of the same image with a port: both until the engine says that the
 * container runs, in turns, in one run.
 */
export async function benchStart(verdicts: Verdicts): Promise<void> {
  if (!isInstalled('podman')) return verdicts.leftOut('Podman is not here: apt-get install podman');
  const folder = mkdtempSync(join(tmpdir(), 'fargate-bench-'));
  const podman = startOwnPodman(folder);
  try {
    const found = await whenItAnswers(podman.host);
    await compare(found, podman, verdicts);
  } finally {
    podman.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

// --- internal ---

const ACCOUNT = 'a benchmark';

const run = promisify(execFile);

async function compare(found: FoundEngine, podman: OwnPodman, verdicts: Verdicts): Promise<void> {
  const image = await pauseImage(found.api, found.architecture);
  const rounds: { ours: number; theirs: number }[] = [];
  // The first round warms up and is not counted.
  for (let round = 0; round <= ROUNDS; round++) {
    const ours = await startOfTask(found, image, round);
    const theirs = await startByCommand(podman, image);
    if (round > 0) rounds.push({ ours, theirs });
  }
  // The network of the account goes when no container of it is left.
  await remove(found);
  const head = ['milliseconds until it runs', 'podman run', 'a task of the local AWS', 'ratio'];
  const table = new Table({ head, style: { head: [], border: [] } });
  const ratio = median(rounds.map(({ ours, theirs }) => ours / theirs));
  table.push([
    `the middle of ${ROUNDS}`,
    median(rounds.map(({ theirs }) => theirs)).toFixed(0),
    median(rounds.map(({ ours }) => ours)).toFixed(0),
    `${ratio.toFixed(2)} ×`,
  ]);
  verdicts.print(table.toString());
  verdicts.atMost(`the start of a task to podman run, ${found.name}`, ratio, TARGET, '×');
}

/** Milliseconds from the wish for a task until its container runs. What is left of it is removed after that. */
async function startOfTask(found: FoundEngine, image: string, round: number): Promise<number> {
  const { live } = engine(found, ACCOUNT);
  const wanted = taskOf(image, round);
  const began = performance.now();
  await live.reconcile([wanted]);
  await live.settle();
  const took = performance.now() - began;
  const [seen] = (await live.reconcile([wanted])).values();
  if (seen?.state !== 'running') throw new Error(`it does not run: ${JSON.stringify(seen)}`);
  await remove(found);
  return took;
}

async function remove(found: FoundEngine): Promise<void> {
  const { live } = engine(found, ACCOUNT);
  await live.reconcile([]);
  await live.settle();
}

async function startByCommand(
  { command: { args, env } }: OwnPodman,
  image: string,
): Promise<number> {
  const began = performance.now();
  const words = ['run', '--detach', '--publish', '127.0.0.1::80', image];
  const { stdout } = await run('podman', [...args, ...words], { env });
  const took = performance.now() - began;
  execFileSync('podman', [...args, 'rm', '--force', '--time', '0', stdout.trim()], { env });
  return took;
}

function taskOf(image: string, round: number): WantedTask {
  const id = `bench${round}`;
  const arn = `arn:aws:ecs:us-east-1:111122223333:task/bench/${id}`;
  const task = {
    arn,
    id,
    family: 'bench',
    revision: 1,
    zone: 'us-east-1a',
    privateIp: '172.31.0.10',
  };
  const container: LiveContainer = {
    id: `${arn}/app`,
    name: 'app',
    image,
    command: [],
    environment: {},
    memory: 512,
    ports: [80],
    architecture: 'X86_64',
    stopTimeout: 0,
    hasInit: false,
    task,
    definition: { name: 'app', image },
  };
  return {
    task,
    cpu: 256,
    memory: 512,
    definition: {},
    containers: [container],
    wanted: 'started',
  };
}
