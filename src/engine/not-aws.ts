import { endpointOf, NoAnswerError, type Asked } from './no-answer.ts';

/**
 * Lets every client throw a {@link NoAnswerError} for an answer that AWS never gives: a web page, or a redirection. A proxy, a
 * sign-in page of a network, or another program has answered. Some such pages could be read as an answer with nothing in it.
 */
export function refuseWebPages(clients: object): void {
  for (const client of Object.values(clients) as Reading[]) {
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        const { statusCode, headers } = result.response;
        const what = whatItIs(statusCode, headers);
        if (what === undefined) return result;
        const error = new NoAnswerError(endpointOf(args.request), what);
        // By its status the SDK knows what may pass, and tries that again.
        throw Object.assign(error, { $metadata: { httpStatusCode: statusCode } });
      },
      // Nearest to the request, so that nothing has read the answer.
      { step: 'deserialize', priority: 'low', name: 'refuseWebPages' },
    );
  }
}

// --- internal ---

function whatItIs(status: number, headers: Record<string, string>): string | undefined {
  if (status >= 300 && status < 400 && status !== 304) {
    const { location = '' } = headers;
    // The rest of an address may hold a secret.
    const to = URL.canParse(location) ? ` to ${new URL(location).origin}` : '';
    return `sent the request on${to} (HTTP ${status}), as AWS does not`;
  }
  if (/^text\/html\b/i.test(headers['content-type'] ?? ''))
    return `answered with a web page (HTTP ${status}), as AWS does not`;
  return undefined;
}

/** The part of an SDK client that is used here. */
interface Reading {
  middlewareStack: {
    add(
      middleware: (next: (args: Asking) => Promise<Answer>) => (args: Asking) => Promise<Answer>,
      options: { step: 'deserialize'; priority: 'low'; name: string },
    ): void;
  };
}

interface Asking {
  request: Asked;
}

interface Answer {
  response: { statusCode: number; headers: Record<string, string> };
}
