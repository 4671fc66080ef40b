import { Agent, createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { LocalAws } from '../../../src/local-aws/local-aws.ts';
import type { ContainerRuntime } from '../../../src/local-aws/runtimes/container-runtime.ts';
import { AppPorts } from '../../../src/local-aws/transports/app-ports.ts';

/** Ports of this machine for the apps of an account, and all that clients were not answered there. */
export function openPorts(aws: LocalAws) {
  const unanswered: string[] = [];
  const bugs: unknown[] = [];
  const ports = new AppPorts(aws, {
    from: 0,
    // Tests move the time of the account themselves.
    catchUp: () => Promise.resolve(),
    opened: () => undefined,
    unanswered: ({ message }) => unanswered.push(message),
    onBug: (bug) => bugs.push(bug),
  });
  onTestFinished(() => ports.close());
  return {
    ports,
    unanswered,
    bugs,
    /** The port of this machine for an address of the account. */
    async at(url: string): Promise<string> {
      const addresses = await ports.addresses();
      const found = addresses.find((each) => each.url === url);
      if (!found) throw new Error(`${url} has no port: ${JSON.stringify(addresses)}`);
      return found.at;
    },
  };
}

/** A response as a client has it. */
export interface Heard {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

/** A client that keeps its connections, as browsers and load tests do. */
export function client() {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  return (
    url: string,
    given: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Heard> =>
    new Promise((heard, failed) => {
      const { method = 'GET', headers = {}, body } = given;
      const sent = request(url, { agent, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.once('error', failed);
        response.once('end', () =>
          heard({ status: response.statusCode!, headers: response.headers, text }),
        );
      });
      sent.once('error', failed);
      sent.end(body);
    });
}

/** Opens a connection for another protocol than HTTP, as a WebSocket is opened; or returns the status of the refusal. */
export function upgrade(url: string): Promise<Socket | number> {
  return new Promise((opened, failed) => {
    const sent = request(url, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-version': '13',
      },
    });
    sent.once('upgrade', (_response, socket: Socket) => opened(socket));
    sent.once('response', (response) => opened(response.statusCode!));
    sent.once('error', failed);
    sent.end();
  });
}

/** A server of this machine that stands for what a real container listens with. */
export async function listening(serve: (server: Server) => void): Promise<number> {
  const server = createServer();
  serve(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** A runtime whose containers are reached at a port of this machine, all at the same one. */
export function publishing(runtime: ContainerRuntime, port: () => number): ContainerRuntime {
  return { ...runtime, published: () => Promise.resolve({ host: '127.0.0.1', port: port() }) };
}
