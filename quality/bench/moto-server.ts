import { startServer, type StartedServer } from './server-process.ts';

/** Starts moto_server on any free port of the loopback interface. */
export function startMoto(environment: Record<string, string> = {}): Promise<StartedServer> {
  return startServer('moto_server', ['--host', '127.0.0.1', '--port', '0'], {
    // Python would keep the line that names the port in its buffer.
    environment: { PYTHONUNBUFFERED: '1', ...environment },
    ready: /Running on (http:\/\/127\.0\.0\.1:\d+)/,
  });
}
