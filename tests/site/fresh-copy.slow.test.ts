import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, sep } from 'node:path';
import { parse } from 'parse5';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { PAGES } from '../../src/site/build/paths.ts';
import { freshCopy } from '../fresh-copy.ts';

// A newcomer types this after `git clone` and `npm ci`, in a folder whose name has a space and a letter outside of
// ASCII.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 100_000 });

/** Where there is no page, so that the one for that is served. */
const NOWHERE = '/there-is-no-such-page/';

let copy: ReturnType<typeof freshCopy>;
beforeAll(() => void (copy = freshCopy('my folder ü')));
afterAll(() => copy.remove());

test.for(['run dev', 'start'])('npm %s serves every page, with what it loads', async (command) => {
  const url = await serve(...command.split(' '));
  const loaded = new Set<string>();
  for (const [path, title] of pages()) {
    const response = await fetch(url + path);
    const html = await response.text();
    expect([path, response.status]).toEqual([path, path === NOWHERE ? 404 : 200]);
    expect(textOf(html, 'title')).toEqual([
      path === '/' ? `${title} · Amazon ECS in pages that run` : `${title} · Fargate, step by step`,
    ]);
    for (const each of assetsOf(html)) loaded.add(each);
  }
  expect(loaded.size).toBeGreaterThan(3);
  for (const path of loaded) {
    const { status } = await fetch(new URL(path, url));
    expect([path, status]).toEqual([path, 200]);
  }
});

/** Types an npm command in the copy. It ends with the test. */
function npm(...args: string[]): { child: ChildProcess; printed(): string } {
  // Vite takes what vitest says of itself for what the site is told: it would be built for tests.
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_ENV|BASE_URL|DEV|PROD|MODE|SSR|TEST|VITEST.*|npm_.*)$/.test(name),
  );
  const child = spawn('npm', args, {
    cwd: copy.folder,
    env: { ...Object.fromEntries(environment), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm starts a shell, which starts the server: they end together.
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  }
  const ended = once(child, 'close');
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
    await ended;
  });
  return { child, printed: () => text };
}

/** Starts a server on a free port, and returns its address without a slash at the end. */
async function serve(...command: string[]): Promise<string> {
  const port = await freePort();
  const { child, printed } = npm(...command, '--', '--host', '127.0.0.1', '--port', String(port));
  const url = `http://127.0.0.1:${port}`;
  await vi.waitUntil(
    () => {
      if (child.exitCode !== null) throw new Error(`expected a server, found\n${printed()}`);
      return printed().includes(`${url}/`);
    },
    { timeout: 300_000, interval: 200 },
  );
  return url;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The paths of all pages, from the files in the content folder, with their titles. */
function pages(): [path: string, title: string][] {
  return readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.mdx?$/.test(file))
    .map((file) => {
      const slug = file
        .split(sep)
        .join('/')
        .replace(/\.mdx?$/, '')
        .replace(/^index$/, '');
      const [, title] = /^title: (.*)$/m.exec(readFileSync(join(PAGES, file), 'utf8'))!;
      return [slug === '' ? '/' : slug === '404' ? NOWHERE : `/${slug}/`, title!];
    });
}

interface Node {
  nodeName: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
}

function all(html: string, name: string): Node[] {
  const found: Node[] = [];
  const look = (node: Node) => {
    if (node.nodeName === name) found.push(node);
    node.childNodes?.forEach(look);
  };
  look(parse(html));
  return found;
}

function textOf(html: string, name: string): string[] {
  // An icon may have a title too.
  return all(html, 'head')
    .flatMap(({ childNodes = [] }) => childNodes)
    .filter(({ nodeName }) => nodeName === name)
    .map(({ childNodes = [] }) => childNodes.map(({ value }) => value).join(''));
}

/** The scripts and style sheets of a page. */
function assetsOf(html: string): string[] {
  const of = (name: string, attribute: string, wanted: (node: Node) => boolean) =>
    all(html, name)
      .filter(wanted)
      .flatMap(({ attrs = [] }) => attrs.filter((each) => each.name === attribute))
      .map(({ value }) => value);
  const isSheet = ({ attrs = [] }: Node) =>
    attrs.some(({ name, value }) => name === 'rel' && value === 'stylesheet');
  return [...of('script', 'src', () => true), ...of('link', 'href', isSheet)];
}
