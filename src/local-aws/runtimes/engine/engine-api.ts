import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { z } from 'zod';

/** Where an engine listens: a socket, or an address of this machine. */
export type EngineAddress = { socketPath: string } | { host: string; port: number };

/** A request of Docker's API: https://docs.docker.com/reference/api/engine/version/v1.41/ */
export interface EngineRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Without the version, as `/containers/json`. */
  path: string;
  query?: Readonly<Record<string, string | number | boolean>>;
  /** JSON, or bytes as they are. */
  body?: object | Uint8Array;
  /** Milliseconds after which the answer is given up. A minute when left out. */
  within?: number;
}

/** The engine refused, or did not answer. */
export class EngineError extends Error {
  override name = 'EngineError';
  /** The status of its answer; undefined when there was none. */
  readonly status: number | undefined;

  constructor(message: string, status?: number, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/**
 * A client of Docker's API, for the dozen calls that are needed, over the socket of Docker or Podman. The clients that
 * there are bring SSH, gRPC and a native module: docs/decisions/ says more.
 */
export class EngineApi {
  readonly #address: EngineAddress;

  constructor(address: EngineAddress) {
    this.#address = address;
  }

  /** Returns the body of an answer that is no error. Throws {@link EngineError}. */
  async send(asked: EngineRequest): Promise<Buffer> {
    const { status, body } = await this.#exchange(asked);
    if (status < 400) return body;
    throw new EngineError(messageIn(body) ?? `${asked.path} answered ${status}`, status);
  }

  /** As {@link send}, with the answer read by a schema. Throws {@link EngineError} when it does not fit. */
  async read<Reply>(asked: EngineRequest, schema: z.ZodType<Reply>): Promise<Reply> {
    const body = await this.send(asked);
    const reply = schema.safeParse(jsonIn(body));
    if (reply.success) return reply.data;
    const found = body.toString().slice(0, 200);
    throw new EngineError(`${asked.path} answered something else than expected: ${found}`);
  }

  /** As {@link send}; undefined when there is no such thing (404). */
  async sendIfThere(asked: EngineRequest): Promise<Buffer | undefined> {
    return ifThere(this.send(asked));
  }

  /** As {@link read}; undefined when there is no such thing (404). */
  async readIfThere<Reply>(
    asked: EngineRequest,
    schema: z.ZodType<Reply>,
  ): Promise<Reply | undefined> {
    return ifThere(this.read(asked, schema));
  }

  /** Asks for a connection that is a stream both ways from then on. Throws {@link EngineError}. */
  upgrade(asked: EngineRequest): Promise<Socket> {
    return new Promise((opened, failed) => {
      const fail = (error: Error) =>
        failed(new EngineError(error.message, undefined, { cause: error }));
      const { sent, content } = this.#request(asked, { connection: 'Upgrade', upgrade: 'tcp' });
      sent.once('error', fail);
      sent.once('upgrade', (_response, socket: Socket, head) => {
        if (head.length > 0) socket.unshift(head);
        opened(socket);
      });
      sent.once('response', (response) => {
        bytesOf(response).then((body) => {
          const { statusCode = 0 } = response;
          failed(
            new EngineError(messageIn(body) ?? `${asked.path} answered ${statusCode}`, statusCode),
          );
        }, fail);
      });
      sent.end(content);
    });
  }

  #request(
    { method, path, query = {}, body }: EngineRequest,
    more: Record<string, string> = {},
    signal?: AbortSignal,
  ) {
    const words = new URLSearchParams(
      Object.entries(query).map(([name, value]) => [name, String(value)]),
    );
    const isBytes = body instanceof Uint8Array;
    const content = isBytes ? body : JSON.stringify(body ?? {});
    const sent = request({
      ...this.#address,
      method,
      path: `/${VERSION}${path}?${words}`,
      // Podman's service has been seen to close connections that wait.
      agent: false,
      headers: {
        host: 'localhost',
        ...(body && {
          'content-type': isBytes ? 'application/x-tar' : 'application/json',
          'content-length': Buffer.byteLength(content),
        }),
        ...more,
      },
      ...(signal && { signal }),
    });
    return { sent, content: body ? content : undefined };
  }

  #exchange(asked: EngineRequest) {
    return new Promise<{ status: number; body: Buffer }>((answered, failed) => {
      const fail = (error: Error) =>
        failed(new EngineError(error.message, undefined, { cause: error }));
      const signal = AbortSignal.timeout(asked.within ?? 60_000);
      const { sent, content } = this.#request(asked, {}, signal);
      sent.once('error', fail);
      sent.once('response', (response) => {
        bytesOf(response).then(
          (bytes) => answered({ status: response.statusCode ?? 0, body: bytes }),
          fail,
        );
      });
      sent.end(content);
    });
  }
}

// --- internal ---

/** Docker 20.10 and later, and Podman 3 and later, speak it. */
const VERSION = 'v1.41';

async function bytesOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function messageIn(body: Buffer): string | undefined {
  const found = jsonIn(body);
  const said = found && typeof found === 'object' && 'message' in found ? found.message : undefined;
  return typeof said === 'string' ? said : undefined;
}

async function ifThere<Reply>(reply: Promise<Reply>): Promise<Reply | undefined> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return undefined;
    throw error;
  }
}
