import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tutorialRuntime } from '../../scripts/app/tutorial-runtime.ts';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../src/local-aws/stores/memory.ts';
import { startHttpServer } from '../../src/local-aws/transports/http-server.ts';

/**
 * The processes of `npm run bench -- proxy`, each of which prints its URL. `backend` is a server that answers a line of
 * text; `balancer <port>` is a local AWS whose containers are all reached at that port, as if they were real.
 */
const [, , role, port] = process.argv;

if (role === 'backend') {
  const server = createServer((_request, response) => response.end('Hello from behind.\n'));
  server.listen(0, '127.0.0.1', () => {
    tell(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
} else {
  const published = { host: '127.0.0.1' as const, port: Number(port) };
  const aws = await LocalAws.open({
    store: memoryStore(),
    services: allServices,
    runtime: { ...tutorialRuntime, published: () => Promise.resolve(published) },
  });
  const { url } = await startHttpServer(aws, {
    port: 0,
    speed: 'virtual',
    identity: 'a benchmark',
    onBug: (bug) => console.error(bug),
    apps: { opened: () => undefined, unanswered: () => undefined },
  });
  tell(url);
}

// --- internal ---

function tell(url: string): void {
  process.stdout.write(`URL=${url}\n`);
}
