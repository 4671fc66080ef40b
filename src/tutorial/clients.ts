import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { IAMClient } from '@aws-sdk/client-iam';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { STSClient } from '@aws-sdk/client-sts';
import type { Clients } from './step.ts';

/** What all clients share: a Region and, for the local AWS, a door and keys that open nothing. */
export interface ClientConfig {
  region: string;
  endpoint?: string;
  requestHandler?: object;
  credentials?: { accessKeyId: string; secretAccessKey: string };
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

/** The SDK signs every request, so the local AWS needs keys too; these are AWS's own documentation example. */
export const LOCAL_CREDENTIALS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
