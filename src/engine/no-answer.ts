import type { Clients } from './aws/index.ts';

/** A call to which no answer came, or only a part of one. It names the endpoint that was asked. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';
  /** As in `http://127.0.0.1:4747`. */
  readonly endpoint: string;
  /** As in `did not answer within 20 s`. */
  readonly what: string;
  /** Advice to the reader, where the caller knows more than the endpoint. */
  readonly advice: string | undefined;

  constructor(endpoint: string, what: string, more: { cause?: unknown; advice?: string } = {}) {
    super(`${endpoint} ${what}.`, { cause: more.cause });
    this.endpoint = endpoint;
    this.what = what;
    this.advice = more.advice;
  }
}

/** The settings of the SDK by which each try of a call ends, so that three tries end within so many seconds. */
export function triesWithin(seconds: number) {
  // A tenth is for the pauses between tries.
  const requestTimeout = Math.floor((seconds * 900) / TRIES);
  return {
    maxAttempts: TRIES,
    // https://github.com/smithy-lang/smithy-typescript/tree/main/packages/node-http-handler: without the last it only warns.
    requestHandler: {
      connectionTimeout: Math.ceil(requestTimeout / 2),
      requestTimeout,
      throwOnRequestTimeout: true,
    },
  };
}

/**
 * Lets every call of every client end within so many seconds, with all its tries and with its answer read: the SDK's own
 * settings end when an answer begins. What fails on the way to an answer is thrown as a {@link NoAnswerError}.
 *
 * @param adviseOn returns advice to the reader on an endpoint, where more is known than its name
 */
export function boundCalls(
  clients: Clients,
  seconds: number,
  adviseOn: (endpoint: string) => string | undefined = () => undefined,
): void {
  for (const client of Object.values<unknown>(clients) as Bounded[]) {
    /** The calls that have had their time. */
    const over = new WeakSet<object>();
    client.middlewareStack.addRelativeTo(
      (next, call) => async (args) => {
        const endpoint = endpointOf(args.request);
        let timer: ReturnType<typeof setTimeout>;
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(() => {
            over.add(call);
            reject(new NoAnswerError(endpoint, within(seconds)));
            // A connection that is still open would keep the process alive.
            client.destroy();
          }, seconds * 1000);
        });
        try {
          return await Promise.race([next(args), late]);
        } catch (error) {
          const silent = noAnswer(error, endpoint, seconds) ?? unreadable(error, endpoint);
          throw silent ? advised(silent, adviseOn(endpoint)) : error;
        } finally {
          clearTimeout(timer!);
        }
      },
      { relation: 'before', toMiddleware: 'retryMiddleware', name: 'boundCalls' },
    );
    client.middlewareStack.addRelativeTo(
      (next, call) => (args) => {
        // The SDK would try again what was ended here.
        if (over.has(call)) throw new NoAnswerError(endpointOf(args.request), within(seconds));
        return next(args);
      },
      { relation: 'after', toMiddleware: 'retryMiddleware', name: 'noTryMore' },
    );
  }
}

/** An error that means that no answer came, as a {@link NoAnswerError}; undefined for any other. */
export function noAnswer(
  error: unknown,
  endpoint: string,
  seconds?: number,
): NoAnswerError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof NoAnswerError) return error;
  const code = codeOf(error);
  if (code !== undefined && NO_WAY.has(code)) {
    return new NoAnswerError(endpoint, `cannot be reached (${code})`, { cause: error });
  }
  if (code === 'ERR_PROXY_TUNNEL') {
    // After the addresses Node.js tells what the proxy said: "HTTP/1.1 407 Proxy Authentication Required".
    const said = /HTTP\/\d\.\d \d{3}.*$/.exec(firstLine(error.message))?.[0] ?? 'nothing';
    return new NoAnswerError(endpoint, `cannot be reached: the proxy said ${said}`, {
      cause: error,
    });
  }
  if (code !== undefined && CUT.has(code)) {
    const what = `closed the connection before its answer was complete (${code})`;
    return new NoAnswerError(endpoint, what, { cause: error });
  }
  if (error.name === 'TimeoutError' || code === 'ETIMEDOUT') {
    return new NoAnswerError(endpoint, within(seconds), { cause: error });
  }
  if (code !== undefined && OTHER_PROTOCOL.test(code)) {
    return new NoAnswerError(endpoint, `does not speak the way AWS does (${code})`, {
      cause: error,
    });
  }
  return undefined;
}

/** Where a request goes, as in `http://127.0.0.1:4747`. */
export function endpointOf({ protocol, hostname, port }: Asked): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
}

/** The part of a request that says where it goes. */
export interface Asked {
  protocol: string;
  hostname: string;
  port?: number;
}

// --- internal ---

/** As many as the SDK makes by itself. */
const TRIES = 3;

// https://nodejs.org/api/errors.html#common-system-errors, those of getaddrinfo(3), and those of fetch.
const NO_WAY = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const CUT = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'HPE_INVALID_EOF_STATE']);
/** Of TLS, its certificates, and the parser of HTTP: https://nodejs.org/api/errors.html, https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const OTHER_PROTOCOL = /^(?:EPROTO$|ERR_SSL_|ERR_TLS_|HPE_)|CERT|SELF_SIGNED/;

/**
 * Recognizes the SDK's errors for an answer that it cannot read: of another program, or cut off where its end is not
 * told.
 */
function unreadable(error: unknown, endpoint: string): NoAnswerError | undefined {
  if (!(error instanceof Error && '$response' in error) || '$fault' in error) return undefined;
  const why = firstLine(error.message);
  return new NoAnswerError(endpoint, `did not answer the way AWS does (${why})`, { cause: error });
}

/** The same error with advice, where there is some and it has none. */
function advised(error: NoAnswerError, advice: string | undefined): NoAnswerError {
  if (advice === undefined || error.advice !== undefined) return error;
  const { endpoint, what, cause } = error;
  return new NoAnswerError(endpoint, what, { cause, advice });
}

function firstLine(text: string): string {
  return text.split('\n')[0]!;
}

function within(seconds: number | undefined): string {
  return seconds === undefined ? 'did not answer in time' : `did not answer within ${seconds} s`;
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // fetch has the system's error as its cause.
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

/** The part of an SDK client that is used here; the clients' own types differ in their inputs and outputs. */
interface Bounded {
  destroy(): void;
  middlewareStack: {
    addRelativeTo(
      middleware: (
        next: (args: { request: Asked }) => Promise<unknown>,
        call: object,
      ) => (args: { request: Asked }) => Promise<unknown>,
      options: { relation: 'before' | 'after'; toMiddleware: string; name: string },
    ): void;
  };
}
