import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The version of nginx that is installed, as `1.22.1`; undefined where none is. */
export function nginxVersion(): string | undefined {
  const { stderr, status } = spawnSync('nginx', ['-v'], { encoding: 'utf8' });
  return status === 0 ? /nginx\/(\S+)/.exec(stderr)?.[1] : undefined;
}

/**
 * Starts nginx as a reverse proxy in front of a server: one worker, as our proxy is one process, and connections that are
 * kept on both sides. Returns its URL.
 */
export async function startNginx(backend: string): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-nginx-'));
  mkdirSync(join(folder, 'logs'));
  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, configOf(folder, port, new URL(backend).host));
  const child = spawn('nginx', ['-p', folder, '-c', config], { stdio: 'ignore' });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const url = `http://127.0.0.1:${port}/`;
  await answers(url);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// --- internal ---

function configOf(folder: string, port: number, backend: string): string {
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n  ');
  return `daemon off;
worker_processes 1;
pid ${join(folder, 'nginx.pid')};
error_log ${join(folder, 'logs', 'error.log')};
events { worker_connections 1024; }
http {
  ${places}
  access_log off;
  keepalive_requests 1000000;
  upstream app { server ${backend}; keepalive 64; keepalive_requests 1000000; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://app;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header X-Forwarded-For $remote_addr;
    }
  }
}
`;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((found) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}

/** Waits until somebody answers, ten seconds at most. */
async function answers(url: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      // fetch throws a TypeError for a refused connection.
      if (!(error instanceof TypeError) || tries === 100) throw error;
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }
}
