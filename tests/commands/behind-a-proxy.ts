import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer as createHttp, request, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real proxy, and behind it real TLS, which answer on this machine for every host of AWS. */
export interface Proxied {
  /** `http://127.0.0.1:port` of the proxy. */
  url: string;
  /** The certificate to trust: NODE_EXTRA_CA_CERTS. */
  certificate: string;
  /** The hosts that the proxy was asked for, as `sts.us-east-1.amazonaws.com:443`, and the URLs without TLS. */
  asked: string[];
  /** Is done instead of leading the way; nothing at first. */
  refusing: { with?: (socket: Socket) => void };
  /** Answers a request in place of the local AWS, if it returns a reply; none at first. */
  answering: { with?: (body: string, host: string) => Reply | undefined };
  close(): void;
}

interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Starts a proxy that leads to a local AWS at that address, whatever host of AWS it is asked for. */
export async function proxyTo(localAws: string): Promise<Proxied> {
  const { key, cert, file } = certificate();
  const answering: Proxied['answering'] = {};
  const refusing: Proxied['refusing'] = {};
  const asked: string[] = [];
  const front = createHttps({ key, cert }, (incoming, outgoing) => {
    void forward(incoming, localAws, answering).then(({ status, headers, body }) => {
      outgoing.writeHead(status, headers);
      outgoing.end(body);
    });
  });
  const frontPort = await listening(front);
  const proxy = createHttp((incoming, outgoing) => {
    asked.push(incoming.url!);
    if (refusing.with) return refusing.with(incoming.socket);
    void forward(incoming, localAws, answering).then(({ status, headers, body }) => {
      outgoing.writeHead(status, headers);
      outgoing.end(body);
    });
  });
  proxy.on('connect', (incoming, client: Socket) => {
    asked.push(incoming.url!);
    client.on('error', () => undefined);
    if (refusing.with) return refusing.with(client);
    const upstream = connect(frontPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
  });
  const port = await listening(proxy);
  return {
    url: `http://127.0.0.1:${port}`,
    certificate: file,
    asked,
    refusing,
    answering,
    close() {
      for (const server of [proxy, front]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** Says something and hangs up, as a proxy does that refuses. */
export function saying(status: string, type: string, body: string): (socket: Socket) => void {
  return (socket) =>
    void socket.end(
      `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    );
}

// --- internal ---

/** A key and a certificate for the hosts of AWS, which only a test that is told to trusts. */
function certificate(): { key: string; cert: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-tls-'));
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const hosts = ['*', '*.us-east-1', '*.sso.us-east-1', '*.ap-east-1']
    .map((name) => `DNS:${name}.amazonaws.com`)
    .join();
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-keyout', key, '-out', file, '-days', '2', '-subj', '/CN=a test'],
      ...['-addext', `subjectAltName=${hosts}`],
    ],
    { stdio: 'ignore' },
  );
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(file, 'utf8'), file };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function forward(
  incoming: IncomingMessage,
  localAws: string,
  answering: Proxied['answering'],
): Promise<Reply> {
  const body = await textOf(incoming);
  const instead = answering.with?.(body, incoming.headers.host ?? '');
  if (instead) return instead;
  const { pathname, search } = new URL(incoming.url!, 'http://aws');
  const { host } = new URL(localAws);
  const outgoing = request(new URL(pathname + search, localAws), {
    method: incoming.method!,
    // The local AWS answers to the names of this machine only.
    headers: { ...incoming.headers, host },
  });
  outgoing.end(body);
  const [reply] = (await once(outgoing, 'response')) as [IncomingMessage];
  return {
    status: reply.statusCode!,
    headers: { 'content-type': reply.headers['content-type'] ?? '' },
    body: await textOf(reply),
  };
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
