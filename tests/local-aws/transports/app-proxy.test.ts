import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import {
  DeregisterTargetsCommand,
  DescribeTargetHealthCommand,
  ModifyLoadBalancerAttributesCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { handlers } from '../../../src/local-aws/runtimes/handlers.ts';
import { DRAINING } from '../services/ecs-balanced-fixtures.ts';
import { sleep } from '../services/ecs-fixtures.ts';
import { hello, openServingWith } from '../runtimes/serving-fixtures.ts';
import { client, listening, openPorts, publishing, upgrade } from './app-ports-fixtures.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A service behind a load balancer whose one container is reached at a server of this machine. */
async function openPublished(serve: (server: Server) => void) {
  let port = await listening(serve);
  const runtime = publishing(handlers({ httpd: hello }), () => port);
  const open = await openServingWith(runtime);
  await open.register();
  await open.create();
  await sleep(open.aws, 180_000);
  const opened = openPorts(open.aws);
  return {
    ...open,
    ...opened,
    ask: client(),
    balancerArn: open.balancer,
    balancer: await opened.at(`http://${open.name}/`),
    /** Has the container at another port from now on. */
    moveTo: (other: number) => void (port = other),
  };
}

const UPGRADED = 'Connection: Upgrade\r\nUpgrade: websocket';

const answering = (answer: Answer) => (server: Server) => void server.on('request', answer);

test('a container gets the request of the client with the headers of a load balancer', async () => {
  const open = await openPublished(
    answering((request, response) => {
      const { host, 'x-forwarded-for': from, 'x-amzn-trace-id': trace } = request.headers;
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        response.setHeader('x-app', 'mine');
        response.end(JSON.stringify([request.method, request.url, host, from, trace, body]));
      });
    }),
  );
  const heard = await open.ask(`${open.balancer}a?b=c`, { method: 'PUT', body: 'x'.repeat(9) });
  expect([heard.status, heard.headers['x-app']]).toEqual([200, 'mine']);
  const trace = expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/) as string;
  const wanted = ['PUT', '/a?b=c', open.name, '192.0.2.1', trace, 'xxxxxxxxx'];
  expect(JSON.parse(heard.text)).toEqual(wanted);
  expect(open.bugs).toEqual([]);
});

test('a body is streamed both ways, byte for byte as it comes', async () => {
  const open = await openPublished(
    answering((request, response) => {
      response.writeHead(200);
      request.on('data', (chunk: Buffer) => response.write(`heard ${chunk.toString()}`));
      request.on('end', () => response.end());
    }),
  );
  const { port } = new URL(open.balancer);
  const socket = connect(Number(port), '127.0.0.1');
  const head = `POST / HTTP/1.1\r\nHost: ${open.name}\r\nTransfer-Encoding: chunked\r\n\r\n`;
  socket.write(`${head}3\r\none\r\n`);
  expect(await heardOn(socket, 'heard one')).toContain('200 OK');
  // The request is not over: the container has answered its first half.
  socket.write('3\r\ntwo\r\n');
  expect(await heardOn(socket, 'heard two')).toBeTruthy();
  socket.destroy();
});

test('a WebSocket is carried both ways, and ends when its target has drained', async () => {
  const open = await openPublished((server) => {
    server.on('upgrade', (_request, socket: Socket) => {
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${UPGRADED}\r\n\r\n`);
      socket.pipe(socket);
    });
  });
  const socket = (await upgrade(open.balancer)) as Socket;
  socket.write('hello');
  expect(await heardOn(socket, 'hello')).toBe('hello');
  const { TargetHealthDescriptions } = await open.elb.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: open.blue }),
  );
  const Targets = TargetHealthDescriptions!.map(({ Target }) => Target!);
  await open.elb.send(new DeregisterTargetsCommand({ TargetGroupArn: open.blue, Targets }));
  await open.aws.pass((DRAINING - 1) * 1000);
  await open.ports.sync();
  socket.write('still there');
  expect(await heardOn(socket, 'still there')).toBe('still there');
  const closed = once(socket, 'close');
  await open.aws.pass(2000);
  await open.ports.sync();
  await closed;
});

test('a request that is under way when its target drains is answered', async () => {
  const waiting: ServerResponse[] = [];
  let arrived: () => void;
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
  const open = await openPublished(
    answering((_request, response) => {
      waiting.push(response);
      arrived();
    }),
  );
  const heard = open.ask(open.balancer);
  await hasArrived;
  await open.update({ desiredCount: 0 });
  await open.aws.pass((DRAINING - 5) * 1000);
  expect(await open.health()).toEqual(['draining']);
  await open.ports.sync();
  waiting[0]!.end('in time');
  expect((await heard).text).toBe('in time');
});

test('a container that refuses or that speaks no HTTP is a 502 of the load balancer', async () => {
  const open = await openPublished(answering((_request, response) => response.end('fine')));
  expect((await open.ask(open.balancer)).text).toBe('fine');
  open.moveTo(1);
  const refused = await open.ask(open.balancer);
  expect([refused.status, refused.headers.server]).toEqual([502, 'awselb/2.0']);
  expect(refused.text).toMatch(/<h1>502 Bad Gateway<\/h1>/);
  expect(await upgrade(open.balancer)).toBe(502);
  open.moveTo(
    await listening((server) => server.on('connection', (socket) => socket.end('no HTTP\r\n'))),
  );
  expect((await open.ask(open.balancer)).status).toBe(502);
  expect(open.bugs).toEqual([]);
});

test('a container that says nothing for as long as the idle timeout is a 504', async () => {
  const open = await openPublished(answering(() => undefined));
  await open.elb.send(
    new ModifyLoadBalancerAttributesCommand({
      LoadBalancerArn: open.balancerArn,
      Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '1' }],
    }),
  );
  const heard = await open.ask(open.balancer);
  expect([heard.status, heard.headers.server]).toEqual([504, 'awselb/2.0']);
});

test('a load balancer adds its cookie to those of a container', async () => {
  const open = await openPublished(
    answering((_request, response) => {
      response.setHeader('set-cookie', ['mine=1']);
      response.end();
    }),
  );
  await open.elb.send(
    new ModifyTargetGroupAttributesCommand({
      TargetGroupArn: open.blue,
      Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }],
    }),
  );
  const { headers } = await open.ask(open.balancer);
  const names = headers['set-cookie']!.map((cookie) => cookie.split('=')[0]);
  expect(names).toEqual(['mine', 'AWSALB', 'AWSALBCORS']);
});

// --- internal ---

/** Resolves with all that came on a connection from now on, when a text is in it. */
function heardOn(socket: Socket, text: string): Promise<string> {
  let all = '';
  return new Promise((heard, failed) => {
    const collect = (chunk: Buffer) => {
      all += chunk.toString();
      if (!all.includes(text)) return;
      socket.off('data', collect);
      heard(all);
    };
    socket.on('data', collect);
    socket.once('close', () => failed(new Error(`closed after "${all}"`)));
  });
}
