import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  allOn,
  engineForTests,
  testOn,
  theEngine,
} from '../local-aws/runtimes/engine-for-tests.ts';
import { newAccountFile } from '../commands/command.ts';
import {
  balancerOf,
  endOn,
  hasten,
  problemOf,
  runOn,
  serveOn,
  type ServedContainers,
} from '../commands/served-containers.ts';
import { answersDuring, total } from '../commands/traffic.ts';

// The page start/your-own-image, typed: the sample is built from its Dockerfile, changed, built again and rolled out. No registry
// is asked, so that the image below it is one of ours, with the Node.js of this machine: on an engine of ours alone.
const found = process.env['DOCKER_HOST']
  ? 'DOCKER_HOST names an engine that is not ours'
  : await engineForTests();
const onEngine = testOn(found, 'The image of the sample');

const SAMPLE = 'scripts/app/sample';
const file = newAccountFile();
const folder = mkdtempSync(join(tmpdir(), 'fargate-sample-'));
let before: string[];
let server: ServedContainers;

beforeAll(async () => {
  if (typeof found === 'string') return;
  await importNode();
  before = await allOn(found);
  server = await serveOn(found, file, '--containers');
}, 120_000);

afterAll(async () => {
  rmSync(folder, { recursive: true });
  if (typeof found === 'string') return;
  await endOn(found, file, server);
  expect(await allOn(found)).toEqual(before);
  found.close();
}, 120_000);

onEngine(
  'the sample is built, changed, built again and rolled out, and no request fails',
  async () => {
    await build('localhost/sample:1', 'Hello from version 1');
    const made = deploy('localhost/sample:1');
    await hasten(server, made);
    expect(await problemOf(made)).toBeUndefined();

    await build('localhost/sample:2', 'Hello from version 2');
    const deployed = deploy('localhost/sample:2');
    const answers = await answersDuring(await balancerOf(server), deployed);
    expect(await problemOf(deployed)).toBeUndefined();
    expect(Object.keys(answers).sort()).toEqual([
      '200 Hello from version 1',
      '200 Hello from version 2',
    ]);
    expect(total(answers)).toBeGreaterThanOrEqual(2000);
  },
  400_000,
);

function deploy(image: string) {
  const flags = ['--track', 'expose', '--to', 'attach-load-balancer', '--image', image];
  return runOn(theEngine(found), file, 'tutorial', ...flags);
}

/** Builds the image from the Dockerfile, with the line as a reader changes it. */
async function build(tag: string, message: string): Promise<void> {
  const context = join(folder, 'context');
  cpSync(SAMPLE, context, { recursive: true });
  const source = readFileSync(join(SAMPLE, 'server.ts'), 'utf8');
  writeFileSync(join(context, 'server.ts'), source.replace('Hello from version 1', message));
  const archive = archiveOf(context);
  const built = await theEngine(found).api.send({
    method: 'POST',
    path: '/build',
    query: { t: tag },
    body: archive,
  });
  expect(built.toString()).not.toContain('"error"');
}

/** Puts Node.js of this machine, and the libraries that it needs, where the Dockerfile has its base. */
async function importNode(): Promise<void> {
  const root = join(folder, 'root');
  const put = (from: string, to: string) => {
    mkdirSync(join(root, dirname(to)), { recursive: true });
    copyFileSync(from, join(root, to));
  };
  put(process.execPath, '/bin/node');
  const libraries = execFileSync('ldd', [process.execPath], { encoding: 'utf8' });
  for (const path of libraries.match(/\/\S+/g) ?? []) put(path, path);
  await theEngine(found).api.send({
    method: 'POST',
    path: '/images/create',
    query: { fromSrc: '-', repo: 'docker.io/library/node:24-alpine' },
    body: archiveOf(root),
  });
}

function archiveOf(cwd: string): Buffer {
  const archive = join(folder, 'archive.tar');
  create({ cwd, file: archive, sync: true }, ['.']);
  return readFileSync(archive);
}
