import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { IAMClient } from '@aws-sdk/client-iam';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { STSClient } from '@aws-sdk/client-sts';
import { boundCalls, triesWithin } from '../no-answer.ts';
import type { Clients } from '../step.ts';

/** What all clients share: a Region and, for the local AWS, a transport and `LOCAL_SETTINGS`. */
export interface ClientConfig extends Partial<typeof LOCAL_SETTINGS> {
  region: string;
  endpoint?: string;
  requestHandler?: object;
  maxAttempts?: number;
}

/** One SDK client for each service, all configured alike. */
export function makeClients(config: ClientConfig): Clients {
  return {
    ec2: new EC2Client(config),
    ecs: new ECSClient(config),
    iam: new IAMClient(config),
    logs: new CloudWatchLogsClient(config),
    quotas: new ServiceQuotasClient(config),
    sts: new STSClient(config),
  };
}

/** Clients of the local AWS, through one of its transports. Nothing that the reader has set for AWS changes them. */
export function localClients(region: string, requestHandler: object): Clients {
  return makeClients({ region, requestHandler, ...LOCAL_SETTINGS });
}

/** Clients of AWS, or of what the reader's settings have in its place. Each call ends within so many seconds. */
export function awsClients(region: string, answerWithin: number): Clients {
  const clients = makeClients({ region, ...triesWithin(answerWithin) });
  boundCalls(clients, answerWithin);
  return clients;
}

/** The SDK signs every request, so the local AWS needs keys too; these are AWS's own documentation example. */
export const LOCAL_CREDENTIALS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/**
 * What the SDK would look up in the environment and in the files of ~/.aws, as it is when nothing is set there: so that a
 * reader's own settings change nothing about the local AWS, and each client is ready at once.
 */
export const LOCAL_SETTINGS = {
  credentials: LOCAL_CREDENTIALS,
  defaultsMode: 'legacy' as const,
  retryMode: 'standard',
  maxAttempts: 3,
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  authSchemePreference: [] as string[],
  userAgentAppId: 'fargate-step-by-step',
};
