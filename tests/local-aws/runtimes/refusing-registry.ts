import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * A registry of this machine that gives no image away. The name of a repository says why, in the statuses and the bodies that
 * registries answer with: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
 *
 * @returns its host and port
 */
export async function refusingRegistry(): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const repository = /^\/v2\/([^/]+)\/manifests\//.exec(url)?.[1];
    const { status, body, type } = ANSWERS[repository ?? ''] ?? { status: 200, body: {} };
    response.writeHead(status, { 'content-type': type ?? 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

// --- internal ---

interface Answer {
  status: number;
  body: object;
  type?: string;
}

const LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';

const ANSWERS: Readonly<Record<string, Answer>> = {
  missing: refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown'),
  nameless: refusal(404, 'NAME_UNKNOWN', 'repository name not known to registry'),
  secret: refusal(401, 'UNAUTHORIZED', 'authentication required'),
  denied: refusal(403, 'DENIED', 'requested access to the resource is denied'),
  busy: refusal(429, 'TOOMANYREQUESTS', 'You have reached your unauthenticated pull rate limit.'),
  'other-processor': {
    status: 200,
    type: LIST,
    body: {
      schemaVersion: 2,
      mediaType: LIST,
      manifests: [
        {
          mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
          size: 500,
          digest: `sha256:${'0'.repeat(64)}`,
          platform: { architecture: 's390x', os: 'linux' },
        },
      ],
    },
  },
};

function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { errors: [{ code, message }] } };
}
