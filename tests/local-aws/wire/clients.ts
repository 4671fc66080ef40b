import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as iam from '@aws-sdk/client-iam';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as servicequotas from '@aws-sdk/client-service-quotas';
import * as sts from '@aws-sdk/client-sts';
import type { StaticErrorSchema, StaticOperationSchema } from '@smithy/types';

/** What a package of the SDK exports. */
type Exports = Record<string, unknown>;

/** Every client that the project has, by the id of its service here. */
export const CLIENTS: Record<string, { package: string; Client: ClientClass; exports: Exports }> = {
  ec2: { package: 'client-ec2', Client: ec2.EC2Client, exports: ec2 },
  ecs: { package: 'client-ecs', Client: ecs.ECSClient, exports: ecs },
  iam: { package: 'client-iam', Client: iam.IAMClient, exports: iam },
  logs: { package: 'client-cloudwatch-logs', Client: logs.CloudWatchLogsClient, exports: logs },
  servicequotas: {
    package: 'client-service-quotas',
    Client: servicequotas.ServiceQuotasClient,
    exports: servicequotas,
  },
  sts: { package: 'client-sts', Client: sts.STSClient, exports: sts },
};

/** A client that is spoken to without knowing its operations by name. */
export interface AnyClient {
  send(command: object): Promise<object>;
}

type ClientClass = new (configuration: never) => object;

export type CommandClass = new (input: object) => object;

/** The schemas of all operations that a package exports, served or not. */
export function operationsOf(exports: Exports): StaticOperationSchema[] {
  return Object.values(exports).filter(
    (each): each is StaticOperationSchema => Array.isArray(each) && each[0] === 9,
  );
}

/** The schemas of all errors that a package exports. */
export function errorsOf(exports: Exports): StaticErrorSchema[] {
  return Object.values(exports).filter(
    (each): each is StaticErrorSchema => Array.isArray(each) && each[0] === -3,
  );
}
