import { boundCalls, triesWithin } from '../no-answer.ts';
import { refuseWebPages } from '../not-aws.ts';
import type { Clients, LoadedServices } from './index.ts';
import { lazily } from './lazily.ts';
import { sayingWhatIsMissing } from './missing.ts';
import type { AwsService, ClientConfig } from './service.ts';

/** One SDK client for each of the services, all configured alike, and made when it is asked for. Asked for another one, it throws. */
export function makeClients(services: LoadedServices, config: ClientConfig): Clients {
  const makers = Object.entries<AwsService>(services).map(
    ([name, { client }]) => [name, () => client(config)] as const,
  );
  return sayingWhatIsMissing(lazily(Object.fromEntries(makers)) as Clients);
}

/** Clients of the local AWS, through one of its transports. Nothing that the reader has set for AWS changes them. */
export function localClients(
  services: LoadedServices,
  region: string,
  requestHandler: object,
): Clients {
  return makeClients(services, { region, requestHandler, ...LOCAL_SETTINGS });
}

/** How a reader's account is reached, beside what the SDK looks up by itself. */
export interface Reach {
  /** Looks for the reader's credentials. Left out: the SDK does, for each client anew. */
  credentials?: ClientConfig['credentials'];
  /** Further settings of the SDK for HTTP, such as the agents that lead through a proxy. */
  http?: object;
  /** Returns advice to the reader on an endpoint that gives no answer, where more is known than its name. */
  adviseOn?: (endpoint: string) => string | undefined;
}

/** Clients of AWS, or of what the reader's settings have in its place. Each call ends within so many seconds. */
export function awsClients(
  services: LoadedServices,
  region: string,
  answerWithin: number,
  { credentials, http, adviseOn = () => undefined }: Reach = {},
): Clients {
  const { maxAttempts, requestHandler } = triesWithin(answerWithin);
  const clients = makeClients(services, {
    region,
    maxAttempts,
    requestHandler: { ...requestHandler, ...http },
    ...(credentials && { credentials }),
    logger: SILENT,
  });
  boundCalls(clients, answerWithin, adviseOn);
  refuseWebPages(clients);
  return clients;
}

/** The SDK warns, once for each client, of settings that change nothing here. */
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };

function quiet(): void {
  // Errors are thrown.
}

/** The SDK signs every request, so the local AWS needs keys too; these are AWS's own documentation example. */
export const LOCAL_CREDENTIALS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/**
 * The settings that the SDK would look up in the environment and in the files of ~/.aws, as they are when nothing is
 * set there: so that a reader's own settings change nothing about the local AWS, and each client is ready at once.
 */
export const LOCAL_SETTINGS = {
  credentials: LOCAL_CREDENTIALS,
  defaultsMode: 'legacy' as const,
  retryMode: 'standard',
  maxAttempts: 3,
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  ignoreConfiguredEndpointUrls: true,
  authSchemePreference: [] as string[],
  userAgentAppId: 'fargate-step-by-step',
} satisfies Partial<ClientConfig>;
