import { startHttpServer, type HttpServer } from '../src/local-aws/transports/http-server.ts';
import { inProcess } from '../src/local-aws/transports/in-process.ts';
import type { Service } from '../src/local-aws/core/operation.ts';
import { LocalAws } from '../src/local-aws/local-aws.ts';
import { usedLocally as services } from '../scripts/services.ts';
import type { ContainerRuntime } from '../src/local-aws/runtimes/container-runtime.ts';
import { quickClients } from '../quality/harness/quick-clients.ts';
import { memoryStore } from '../src/local-aws/stores/memory.ts';

/** A fresh local AWS in memory, with the services that the tutorial calls or with those that are given. No container runs without a runtime. */
export function openLocalAws(
  given: readonly Service[] = services,
  runtime?: ContainerRuntime,
): Promise<LocalAws> {
  return LocalAws.open({
    store: memoryStore(),
    services: given,
    onBug: raise,
    ...(runtime && { runtime }),
  });
}

/** A bug in a timer is contained, and still fails the test that meets it. */
export function raise(bug: unknown): never {
  throw bug;
}

/** SDK clients that speak to a local AWS in this process. */
export function clientsOf(aws: LocalAws) {
  return quickClients(inProcess(aws));
}

/** Serves a local AWS over HTTP at virtual speed, beside a wall clock that begins at the account's own time. */
export function serve(aws: LocalAws, onBug: (bug: unknown) => void): Promise<HttpServer> {
  return startHttpServer(aws, {
    port: 0,
    speed: 'virtual',
    wall: wallOf(aws),
    identity: 'a test',
    onBug,
  });
}

// --- internal ---

/** A clock on the wall for a server of this account: it begins at the account's own time, and runs as the machine's. */
function wallOf({ account }: LocalAws): () => number {
  const lead = account.now - Date.now();
  return () => Date.now() + lead;
}
