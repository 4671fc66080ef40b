import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { EngineApi, EngineError, type EngineAddress } from './engine-api.ts';

/** An engine that answers. */
export interface FoundEngine {
  api: EngineApi;
  /** For readers: `Podman 4.3.1 at /run/podman/podman.sock`. */
  name: string;
  /** As in the names of platforms: `amd64`. */
  architecture: string;
  /** True if it says of each container that the kernel killed it for its memory. Podman 4 does not on cgroups v1. */
  tellsMemoryKills: boolean;
}

/** No engine answers. The message says what was looked for. */
export class NoEngineError extends Error {
  override name = 'NoEngineError';
}

/**
 * Finds Docker or Podman: at `DOCKER_HOST` where that is set, and nowhere else then, or else at the sockets at which they
 * listen when they are installed. Throws {@link NoEngineError}.
 */
export async function findEngine(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<FoundEngine> {
  const host = environment['DOCKER_HOST'];
  const places = host ? [host] : usualSockets(environment).filter((path) => existsSync(path));
  const refusals: string[] = [];
  for (const place of places) {
    try {
      return await engineAt(place);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      refusals.push(`${place}: ${error.message}`);
    }
  }
  const looked = host ? 'DOCKER_HOST' : `DOCKER_HOST and ${usualSockets(environment).join(', ')}`;
  const found = refusals.length > 0 ? refusals.join('; ') : 'none of them is there';
  throw new NoEngineError(
    `No container engine: looked for Docker or Podman at ${looked}. Found: ${found}. Start Docker, or \`podman system service --time=0\`.`,
  );
}

// --- internal ---

/** https://docs.docker.com/engine/security/protect-access/ and `man podman-system-service`, read on 2026-11-29. */
function usualSockets(environment: Readonly<Record<string, string | undefined>>): string[] {
  const runtime = environment['XDG_RUNTIME_DIR'];
  return [
    '/var/run/docker.sock',
    ...(runtime ? [join(runtime, 'docker.sock')] : []),
    join(homedir(), '.docker/run/docker.sock'),
    '/run/podman/podman.sock',
    ...(runtime ? [join(runtime, 'podman/podman.sock')] : []),
    join(homedir(), '.local/share/containers/podman/machine/podman.sock'),
  ];
}

const versionReply = z.object({
  Version: z.string(),
  Arch: z.string(),
  Components: z.array(z.object({ Name: z.string() })).optional(),
});

async function engineAt(place: string): Promise<FoundEngine> {
  const api = new EngineApi(addressOf(place));
  const asked = { method: 'GET', path: '/version' } as const;
  const { Version, Arch, Components = [] } = await api.read(asked, versionReply);
  const isPodman = Components.some(({ Name }) => Name.startsWith('Podman'));
  const path = place.replace(/^unix:\/\//, '');
  return {
    api,
    name: `${isPodman ? 'Podman' : 'Docker'} ${Version} at ${path}`,
    architecture: Arch,
    tellsMemoryKills: !isPodman,
  };
}

/** Ports are published on the loopback address of the engine's machine, so the engine has to be on this one. */
function addressOf(place: string): EngineAddress {
  if (place.startsWith('/')) return { socketPath: place };
  if (place.startsWith('unix://')) return { socketPath: place.slice('unix://'.length) };
  const { protocol, hostname, port } = URL.parse(place) ?? {};
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  if (protocol === 'tcp:' && isHere) return { host: hostname, port: Number(port || 2375) };
  throw new NoEngineError(
    `DOCKER_HOST is ${place}. Expected a socket as unix:///var/run/docker.sock, or tcp://127.0.0.1:2375.`,
  );
}
