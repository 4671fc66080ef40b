import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Header } from 'tar';
import { test } from 'vitest';
import { z } from 'zod';
import { isInstalled, startOwnPodman, whenItAnswers } from '../../../quality/harness/own-podman.ts';
import { WITH_ENGINE } from '../../../quality/harness/with-engine.ts';
import {
  NoEngineError,
  type FoundEngine,
} from '../../../src/local-aws/runtimes/engine/find-engine.ts';

/** The image of `engine-app.c`. */
export const APP = 'localhost/fargate-step-by-step-test:1';

export interface EngineForTests extends FoundEngine {
  /** The `DOCKER_HOST` of a process that is to find it. */
  host: string;
  /** Makes another image of `engine-app.c`, which answers with this text. */
  makeImage(name: string, greeting: string): Promise<void>;
  close(): void;
}

/**
 * An engine with the image {@link APP}: Podman, whose service is started here, or the one that `DOCKER_HOST` names. Or the
 * sentence why there is none.
 */
export async function engineForTests(): Promise<EngineForTests | string> {
  if (!isInstalled('gcc')) return 'gcc is not installed, which makes their program';
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  const named = process.env['DOCKER_HOST'];
  if (!named && !isInstalled('podman'))
    return 'Podman is not installed, and DOCKER_HOST is not set';
  const podman = named ? undefined : startOwnPodman(folder);
  const host = podman?.host ?? named!;
  const close = () => {
    podman?.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const found = await whenItAnswers(host);
    const files = { app: appIn(folder) };
    await importImage(found, APP, files, ['/app']);
    return {
      ...found,
      host,
      makeImage: (name, greeting) => importImage(found, name, files, ['/app', 'serve', greeting]),
      close,
    };
  } catch (error) {
    close();
    if (error instanceof NoEngineError) return error.message;
    throw error;
  }
}

/**
 * `test` for those that need an engine, and a warning where there is none: they are skipped then. Their names begin with
 * {@link WITH_ENGINE}, by which `npm test` knows why they are.
 *
 * @param what the tests, as in "deployments of real containers"
 */
export function testOn(found: EngineForTests | string, what: string) {
  if (typeof found === 'string') console.warn(`${what}: NOT tested here: ${found}.`);
  return (name: string, run: () => Promise<void>, timeout?: number) =>
    test.runIf(typeof found !== 'string')(`${WITH_ENGINE}${name}`, run, timeout);
}

/** The engine that was found, for tests that run only with one. */
export function theEngine(found: EngineForTests | string): EngineForTests {
  if (typeof found === 'string') throw new Error(found);
  return found;
}

/** Makes an image of files, by their paths in it. */
export async function importImage(
  { api }: Pick<FoundEngine, 'api'>,
  repo: string,
  files: Readonly<Record<string, Buffer>>,
  entryPoint: readonly string[],
): Promise<void> {
  const parts = Object.entries(files).flatMap(([path, content]) => {
    const header = Buffer.alloc(512);
    new Header({ path, mode: 0o755, size: content.length, type: 'File' }).encode(header, 0);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  const changes = `ENTRYPOINT ${JSON.stringify(entryPoint)}`;
  const query = { fromSrc: '-', repo, changes };
  const body = Buffer.concat([...parts, Buffer.alloc(1024)]);
  await api.send({ method: 'POST', path: '/images/create', query, body });
}

/** All that is on an engine: the names of containers, networks and volumes, in order. */
export async function allOn({ api }: FoundEngine): Promise<string[]> {
  const get = <Reply>(path: string, schema: z.ZodType<Reply>) =>
    api.read({ method: 'GET', path, query: { all: true } }, schema);
  const containers = await get(
    '/containers/json',
    z.array(z.object({ Names: z.array(z.string()) })),
  );
  const networks = await get('/networks', z.array(z.object({ Name: z.string() })));
  const { Volumes } = await get(
    '/volumes',
    z.object({ Volumes: z.array(z.object({ Name: z.string() })).nullish() }),
  );
  return [
    ...containers.flatMap(({ Names }) => Names),
    ...networks.map(({ Name }) => Name),
    ...(Volumes ?? []).map(({ Name }) => Name),
  ].sort();
}

// --- internal ---

/** The program of `engine-app.c`. */
function appIn(folder: string): Buffer {
  const source = new URL('engine-app.c', import.meta.url).pathname;
  const program = join(folder, 'app');
  execFileSync('gcc', ['-static', '-O1', '-o', program, source]);
  return readFileSync(program);
}
