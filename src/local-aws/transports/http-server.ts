import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { AwsError } from '../core/error.ts';
import { answerAws, refuse, sendJson } from './answer-aws.ts';
import { AppPorts, type AppAddress, type AppPortsOptions } from './app-ports.ts';
import { clockOf, type Clock, type Speed } from './http-clock.ts';
import { CONTROL_PATH, control } from './http-control.ts';
import { bodyOf } from './http-body.ts';
import { listenLocally, LOCAL_HOST, LOOPBACK } from './listen-locally.ts';
import type { LocalAws } from '../local-aws.ts';
import { checkTargets } from '../runtimes/target-checks.ts';
import { tendContainers } from './tend-containers.ts';
import { tooLarge } from '../wire/content-encoding.ts';

export interface HttpServerOptions {
  /** 0 takes any free port. */
  port: number;
  speed: Speed;
  /** The time outside, in milliseconds: the machine's own clock when it is left out. */
  wall?: () => number;
  /**
   * Given, the apps on the account have ports of their own on this machine, from the one after the server's on.
   */
  apps?: Pick<AppPortsOptions, 'opened' | 'unanswered'>;
  /** The id of this account among all others, for clients that ask who is there. */
  identity: string;
  /** Told of every error that is a bug of ours; the client gets a 500. */
  onBug(error: unknown): void;
  /** Told when the engine of real containers stops answering. It is a bug when left out. */
  onSilence?(error: Error): void;
}

export interface HttpServer {
  /** `http://127.0.0.1:4747` */
  url: string;
  /** Answers what has arrived, and stops. */
  close(): Promise<void>;
}

/**
 * The HTTP server: the AWS CLI, boto3, Terraform and every other program reach the local AWS through it when
 * `AWS_ENDPOINT_URL` names it. It listens on the loopback interface only, and refuses what a page of another site sends
 * through the reader's browser. Rejects when the port is taken.
 */
export async function startHttpServer(
  aws: LocalAws,
  options: HttpServerOptions,
): Promise<HttpServer> {
  const clock = clockOf(aws, options.speed, options.wall ?? Date.now);
  await clock.catchUp();
  let apps: AppPorts | undefined;
  const addresses = () => apps?.addresses() ?? Promise.resolve([]);
  const server = createServer((request, response) => {
    answer(request, response, { aws, clock, options, addresses }).catch((error: unknown) => {
      options.onBug(error);
      response.destroy();
    });
  });
  // A client that polls every 15 seconds keeps its connection.
  server.keepAliveTimeout = 60_000;
  const port = await listenLocally(server, options.port);
  const { onBug, onSilence = onBug } = options;
  const tending = tendContainers(aws, clock, { onBug, onSilence });
  if (options.apps) {
    const { apps: told } = options;
    const from = options.port === 0 ? 0 : port + 1;
    apps = new AppPorts(aws, { ...told, onBug, from, catchUp: clock.catchUp });
    await apps.sync();
  }
  const stopChecks = checkTargets(aws, onBug);
  return {
    url: `http://${LOOPBACK}:${port}`,
    async close() {
      stopChecks();
      await apps?.close();
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeIdleConnections();
        clock.stop();
      });
      await tending.stop();
    },
  };
}

// --- internal ---

/** All that answers of a server need. */
interface Served {
  aws: LocalAws;
  clock: Clock;
  options: HttpServerOptions;
  addresses(): Promise<AppAddress[]>;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { aws, clock, options, addresses }: Served,
): Promise<void> {
  const refusal = refusalOfOrigin(request);
  if (refusal) return refuse(request, response, aws, refusal);
  if (!request.url?.startsWith(CONTROL_PATH)) {
    return answerAws(request, response, { aws, clock, onBug: options.onBug });
  }
  const body = await bodyOf(request);
  if (body === 'aborted') return;
  if (body === 'too large') return refuse(request, response, aws, tooLarge());
  const [pathname = '', query] = request.url.split('?', 2);
  const path = pathname.slice(CONTROL_PATH.length);
  const asked = { method: request.method ?? '', path, query: new URLSearchParams(query), body };
  const reply = await control(asked, { aws, clock, identity: options.identity, addresses });
  sendJson(request, response, reply);
}

// A page of another site can make a browser send requests here; it cannot make it lie about whom it speaks to (Host)
// and for whom (Origin). https://en.wikipedia.org/wiki/DNS_rebinding
function refusalOfOrigin({ headers }: IncomingMessage): AwsError | undefined {
  const { host = '', origin } = headers;
  if (!LOCAL_HOST.test(host)) {
    return forbidden(
      `The Host header is "${host}". The local AWS answers to localhost and 127.0.0.1.`,
    );
  }
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return forbidden(`The Origin header is "${origin}". The local AWS answers no web page.`);
  }
  return undefined;
}

function forbidden(message: string): AwsError {
  return new AwsError('AccessDeniedException', message, 403);
}
