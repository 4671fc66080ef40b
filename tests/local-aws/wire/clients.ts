import * as applicationAutoScaling from '@aws-sdk/client-application-auto-scaling';
import * as budgets from '@aws-sdk/client-budgets';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as servicequotas from '@aws-sdk/client-service-quotas';
import * as sts from '@aws-sdk/client-sts';
import { AwsError } from '../../../src/local-aws/core/error.ts';
import type { Operation, Protocol, Service } from '../../../src/local-aws/core/operation.ts';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { StaticErrorSchema, StaticOperationSchema } from '@smithy/types';

/** What a package of the SDK exports. */
type Exports = Record<string, unknown>;

/** Every client that the project has, by the id of its service here. */
export const CLIENTS: Record<string, Package> = {
  'application-autoscaling': {
    name: 'client-application-auto-scaling',
    Client: applicationAutoScaling.ApplicationAutoScalingClient,
    exports: applicationAutoScaling,
  },
  budgets: { name: 'client-budgets', Client: budgets.BudgetsClient, exports: budgets },
  cloudformation: {
    name: 'client-cloudformation',
    Client: cloudformation.CloudFormationClient,
    exports: cloudformation,
  },
  ec2: { name: 'client-ec2', Client: ec2.EC2Client, exports: ec2 },
  ecs: { name: 'client-ecs', Client: ecs.ECSClient, exports: ecs },
  elasticloadbalancing: {
    name: 'client-elastic-load-balancing-v2',
    Client: elbv2.ElasticLoadBalancingV2Client,
    exports: elbv2,
  },
  iam: { name: 'client-iam', Client: iam.IAMClient, exports: iam },
  lambda: { name: 'client-lambda', Client: lambda.LambdaClient, exports: lambda },
  logs: { name: 'client-cloudwatch-logs', Client: logs.CloudWatchLogsClient, exports: logs },
  monitoring: {
    name: 'client-cloudwatch',
    Client: cloudwatch.CloudWatchClient,
    exports: cloudwatch,
  },
  servicequotas: {
    name: 'client-service-quotas',
    Client: servicequotas.ServiceQuotasClient,
    exports: servicequotas,
  },
  sts: { name: 'client-sts', Client: sts.STSClient, exports: sts },
};

/** A package of the SDK, without the scope of its name. */
interface Package {
  name: string;
  Client: ClientClass;
  exports: Exports;
}

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

/** Whether a part of a message is a stream, which the local AWS serves none of. */
export function hasStream(schema: NormalizedSchema): boolean {
  if (schema.isUnitSchema() || !schema.isStructSchema()) return false;
  return [...schema.structIterator()].some(([, member]) => member.isStreaming());
}

/** A service as its client speaks to it, whether the local AWS has one or not. */
export function serviceOf(id: string, operations: readonly Operation[]): Service {
  const client = new CLIENTS[id]!.Client({ region: 'us-east-1' } as never) as ConfiguredClient;
  const { protocol, protocolSettings } = client.config;
  return {
    id,
    protocol: protocol.getShapeId().replace('aws.protocols#', '') as Protocol,
    target: protocolSettings.serviceTarget,
    version: protocolSettings.version,
    xmlNamespace: protocolSettings.xmlNamespace ?? '',
    operations,
    invalid: ({ path, constraint }) => new AwsError('ValidationError', `${path}: ${constraint}`),
  };
}

/** What the clients say of how they speak. */
interface ConfiguredClient {
  config: {
    protocol: { getShapeId(): string };
    protocolSettings: { serviceTarget: string; version: string; xmlNamespace?: string };
  };
}
