import { createServer } from 'node:http';

const MESSAGE = 'Hello from version 1';

const server = createServer((request, response) => {
  console.log(request.method, request.url);
  response.end(`${MESSAGE}\n`);
});
server.listen(Number(process.env['PORT'] ?? 80), () => console.log('listening', server.address()));

// A load balancer keeps idle connections for a minute. One that is closed here first may fail the next request.
server.keepAliveTimeout = 65_000;

// ECS sends SIGTERM before it stops a task: requests that are under way are answered first.
process.once('SIGTERM', () => server.close());
