import { services } from '../../../src/engine/aws/index.ts';
import type { AwsService, ClientConfig } from '../../../src/engine/aws/service.ts';
import { AwsError } from '../../../src/local-aws/core/error.ts';
import type { Operation, Protocol, Service } from '../../../src/local-aws/core/operation.ts';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { StaticErrorSchema, StaticOperationSchema } from '@smithy/types';

/** The exports of a package of the SDK. */
type Exports = Record<string, unknown>;

/** The package of the SDK for every service that the project has a descriptor of, by the id of the local service. */
export const PACKAGES: Readonly<Record<string, Package>> = Object.fromEntries(
  await Promise.all(
    Object.values<AwsService>(services).map(async ({ signingName, sdk, client }) => {
      const exports = (await import(sdk)) as Exports;
      return [signingName, { name: sdk, client, exports }] as const;
    }),
  ),
);

interface Package {
  name: string;
  client: (config: ClientConfig) => object;
  exports: Exports;
}

/** A client that is spoken to without knowing its operations by name. */
export interface AnyClient {
  send(command: object): Promise<object>;
}

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

/** Returns true if a part of a message is a stream, which the local AWS serves none of. */
export function hasStream(schema: NormalizedSchema): boolean {
  if (schema.isUnitSchema() || !schema.isStructSchema()) return false;
  return [...schema.structIterator()].some(([, member]) => member.isStreaming());
}

/** A service as its client speaks to it, whether the local AWS has one or not. */
export function serviceOf(id: string, operations: readonly Operation[]): Service {
  const client = PACKAGES[id]!.client({ region: 'us-east-1' }) as ConfiguredClient;
  const { protocol, protocolSettings } = client.config;
  return {
    id,
    protocol: protocol.getShapeId().replace('aws.protocols#', '') as Protocol,
    target: protocolSettings.serviceTarget,
    version: protocolSettings.version,
    xmlNamespace: protocolSettings.xmlNamespace ?? '',
    operations,
    ownWords: {},
    invalid: ({ path, constraint }) => new AwsError('ValidationError', `${path}: ${constraint}`),
  };
}

/** The members of a client that say how it speaks. */
interface ConfiguredClient {
  config: {
    protocol: { getShapeId(): string };
    protocolSettings: { serviceTarget: string; version: string; xmlNamespace?: string };
  };
}
