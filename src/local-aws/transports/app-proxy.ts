import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { createProxyServer } from 'httpxy';
import type { AppResponse } from '../runtimes/app-request.ts';
import type { PublishedPort } from '../runtimes/container-runtime.ts';
import type { ForwardedWay } from '../runtimes/ask-app.ts';
import type { NoAnswer } from '../runtimes/received.ts';

/** A way to a real container. */
export type PublishedWay = ForwardedWay & { published: PublishedPort };

/**
 * Carries connections to real containers, as a load balancer or the network does: bodies are streamed both ways, and a
 * WebSocket stays open until one side ends it.
 */
export class AppProxy {
  readonly #proxy = createProxyServer();
  readonly #ways = new WeakMap<object, PublishedWay>();
  /** The connections that are under way. */
  readonly #carried = new Set<{ way: PublishedWay; socket: Socket }>();

  constructor() {
    this.#proxy.on('proxyReq', (sent, request) => {
      const way = this.#ways.get(request);
      if (way?.idleSeconds === undefined) return;
      sent.setTimeout(way.idleSeconds * 1000, () => sent.destroy(new IdleTooLong()));
    });
    this.#proxy.on('proxyRes', (received, request) => {
      const way = this.#ways.get(request);
      if (way) addCookies(received, way);
    });
  }

  /** Carries a request and its response. Returns why the container did not answer, while the client can be told. */
  async carry(
    request: IncomingMessage,
    response: ServerResponse,
    way: PublishedWay,
  ): Promise<NoAnswer | undefined> {
    this.#ways.set(request, way);
    const carried = { way, socket: request.socket };
    this.#carried.add(carried);
    try {
      await this.#proxy.web(request, response, optionsOf(way));
      return undefined;
    } catch (error) {
      if (response.headersSent) response.destroy();
      return response.headersSent ? undefined : whyOf(error);
    } finally {
      this.#carried.delete(carried);
    }
  }

  /** Carries a WebSocket. Returns why the container did not take it. */
  async carrySocket(
    request: IncomingMessage,
    socket: Socket,
    head: Buffer,
    way: PublishedWay,
  ): Promise<NoAnswer | undefined> {
    const carried = { way, socket };
    this.#carried.add(carried);
    try {
      // The proxy ends the client's socket before anybody can answer on it, so a refusal has to be known before.
      await connects(way.published);
      await this.#proxy.ws(request, socket, optionsOf(way), head);
      return undefined;
    } catch (error) {
      return whyOf(error);
    } finally {
      this.#carried.delete(carried);
    }
  }

  /** Ends the connections whose target has drained: until then those that are under way go on. */
  endDrained(): void {
    for (const { way, socket } of this.#carried) if (!way.isOpen()) socket.destroy();
  }
}

// --- internal ---

/** No byte came for as long as a load balancer waits. */
class IdleTooLong extends Error {
  override name = 'IdleTooLong';
}

/** Resolves when somebody listens at an address; rejects with the error of the connection. */
function connects({ host, port }: PublishedPort): Promise<void> {
  return new Promise((connected, failed) => {
    const probe = connect({ host, port });
    probe.once('error', failed);
    probe.once('connect', () => {
      probe.destroy();
      connected();
    });
  });
}

function optionsOf({ published: { host, port }, request: { headers } }: PublishedWay) {
  return { target: { protocol: 'http:', host, port }, headers: { ...headers } };
}

/** Adds the cookies by which a load balancer keeps a client where it was sent. */
function addCookies(received: IncomingMessage, way: PublishedWay): void {
  const { 'set-cookie': cookies = [] } = received.headers;
  const response: AppResponse = {
    status: received.statusCode ?? 200,
    headers: {},
    cookies,
    body: new Uint8Array(),
  };
  const reply = way.reply({ response, seconds: 0, lines: [], allocated: 0, cpu: 0 });
  if (typeof reply !== 'string' && reply.cookies.length > 0) {
    received.headers['set-cookie'] = [...reply.cookies];
  }
}

/** Why a container did not answer, by the error of the connection to it. Throws what is none. */
function whyOf(error: unknown): NoAnswer {
  if (error instanceof IdleTooLong) return 'timed out';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT') return 'timed out';
  // A response that is no HTTP has a code of the parser: HPE_INVALID_CONSTANT and others.
  if (code === 'ECONNRESET' || code === 'EPIPE' || String(code).startsWith('HPE_')) return 'reset';
  throw error;
}
