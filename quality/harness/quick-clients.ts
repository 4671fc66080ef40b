import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import type { Logger, RequestSigner } from '@smithy/types';
import { LOCAL_CREDENTIALS, LOCAL_SETTINGS, makeClients } from '../../src/engine/aws/clients.ts';
import { services } from '../../src/engine/aws/index.ts';
import type { Clients } from '../../src/engine/aws/index.ts';
import type { ClientConfig, SignerConstructor } from '../../src/engine/aws/service.ts';
import type { InProcessHandler } from '../../src/local-aws/transports/in-process.ts';

/**
 * SDK clients of a local AWS in this process, for what makes calls by the ten thousand: each call costs half of what one of
 * `localClients` does. Its request says who signs it and is not signed, which an account that enforces no policy does not look
 * at; and nothing is prepared for a log that nobody reads. Serializing, retries and errors are the SDK's, as for AWS; but it does not
 * sleep between two tries, because time here is the account's own.
 */
export function quickClients(
  requestHandler: InProcessHandler,
  more: Partial<ClientConfig> = {},
): Clients {
  return makeClients(services, {
    region: 'us-east-1',
    requestHandler,
    ...LOCAL_SETTINGS,
    retryStrategy: new ConfiguredRetryStrategy(more.maxAttempts ?? LOCAL_SETTINGS.maxAttempts, 0),
    logger: SILENT,
    signerConstructor: NamesItsSigner,
    ...more,
  });
}

// --- internal ---

/** Without `info` and `error` the SDK does not copy each input and output for them. */
const SILENT = { debug: quiet, warn: quiet } as unknown as Logger;

/** Says for which service and Region a request is, and whose keys it has, where a signature would: the local AWS finds its way by it. */
class NamesItsSigner implements RequestSigner {
  readonly #options: ConstructorParameters<SignerConstructor>[0];

  constructor(options: ConstructorParameters<SignerConstructor>[0]) {
    this.#options = options;
  }

  sign: RequestSigner['sign'] = async (request, { signingRegion, signingService } = {}) => {
    const { region: usual, service } = this.#options;
    const region = signingRegion ?? (typeof usual === 'string' ? usual : await usual());
    const scope = `20260101/${region}/${signingService ?? service}/aws4_request`;
    request.headers['authorization'] =
      `AWS4-HMAC-SHA256 Credential=${LOCAL_CREDENTIALS.accessKeyId}/${scope}`;
    return request;
  };
}

function quiet(): void {
  // Nobody reads it.
}
