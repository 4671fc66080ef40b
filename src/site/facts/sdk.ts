import { NormalizedSchema } from '@smithy/core/schema';

/** Facts about one service, read from the SDK's client. Plain data, so that they can be kept. */
export interface SdkService {
  /** As in an IAM action: `elasticloadbalancing`. */
  prefix: string;
  /** As requests are signed: `monitoring` for CloudWatch. */
  signingName: string;
  /** As after `aws` in the AWS CLI: `elbv2`. */
  cli: string;
  /** As npm knows it: `@aws-sdk/client-ecs`. */
  package: string;
  version: string;
  /** Operation, as `CreateService`, and the structure that it takes. */
  operations: Record<string, string>;
  /** Structure, as `AwsVpcConfiguration`, its members, and the structure that a member is or holds, or `''`. */
  structures: Record<string, Record<string, string>>;
  /** The names of the SDK's classes, and those that go over the wire. */
  errors: string[];
  /** Enum, as `LaunchType`, and its values. */
  enums: Record<string, string[]>;
  /** Everything else that the client exports: clients, commands, waiters, paginators. */
  exported: string[];
}

/** Reads all that from what the package of a client exports. */
export function readSdkService(
  about: Pick<SdkService, 'prefix' | 'signingName' | 'cli' | 'package' | 'version'>,
  client: Readonly<Record<string, unknown>>,
): SdkService {
  const service: SdkService = {
    ...about,
    operations: {},
    structures: {},
    errors: [],
    enums: {},
    exported: [],
  };
  for (const [name, value] of Object.entries(client)) {
    if (Array.isArray(value) && name.endsWith('$')) {
      const schema = value as unknown[];
      const shape = name.slice(0, -1);
      if (schema[0] === OPERATION) service.operations[shape] = structureOf(schema[4]);
      if (schema[0] === ERROR) service.errors.push(...namesOf(shape, schema[3]));
      if (schema[0] === STRUCTURE || schema[0] === ERROR) {
        service.structures[shape] = membersOf(schema);
      }
    } else if (typeof value === 'object' && value !== null && isEnum(value)) {
      service.enums[name] = Object.values(value);
    } else {
      service.exported.push(name);
    }
  }
  return service;
}

// --- internal ---

// The first slot of a schema says what it is a schema of.
const OPERATION = 9;
const STRUCTURE = 3;
const ERROR = -3;

function membersOf(schema: unknown): Record<string, string> {
  const structure = NormalizedSchema.of(schema as never);
  return Object.fromEntries(
    [...structure.structIterator()].map(([name, member]) => [name, structureOf(member)]),
  );
}

/** The name of a structure, through lists and maps: of `containerDefinitions` it is that of one container. */
function structureOf(schema: unknown): string {
  const normalized = NormalizedSchema.of(schema as never);
  if (normalized.isListSchema() || normalized.isMapSchema()) {
    return structureOf(normalized.getValueSchema());
  }
  return normalized.isStructSchema() ? (normalized.getName() ?? '').replace(/^.*#/, '') : '';
}

/** Services with the old protocol send another name than the SDK's class has: `DeleteConflict`. */
function namesOf(shape: string, traits: unknown): string[] {
  const sent: unknown =
    typeof traits === 'object' && traits !== null && 'awsQueryError' in traits
      ? traits.awsQueryError
      : undefined;
  return [shape, ...(Array.isArray(sent) && typeof sent[0] === 'string' ? [sent[0]] : [])];
}

function isEnum(value: object): value is Record<string, string> {
  const values: unknown[] = Object.values(value);
  return values.length > 0 && values.every((each) => typeof each === 'string');
}
