import type { StaticErrorSchema } from '@smithy/types';

/**
 * An error as AWS answers it. `schema` is the client's own schema of the error where one is modelled, as
 * `ClusterNotFoundException$`; EC2 models none, so its codes are plain strings.
 */
export class AwsError extends Error {
  readonly code: string;
  /** The HTTP status. */
  readonly status: number;
  readonly schema: StaticErrorSchema | undefined;
  /** Members beside the message, as `resourceIds` of `ConflictException`. */
  readonly members: Record<string, unknown>;

  constructor(
    code: string,
    message: string,
    status = 400,
    schema?: StaticErrorSchema,
    members: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.schema = schema;
    this.members = members;
  }

  /** True if the writes of the operation stay although it threw: some calls of AWS fail and leave something behind. */
  keepsWrites = false;

  keepingWrites(): this {
    this.keepsWrites = true;
    return this;
  }
}

/** A modelled error, with the code and the HTTP status that its schema states. */
export function awsError(
  schema: StaticErrorSchema,
  message: string,
  members: Record<string, unknown> = {},
): AwsError {
  const traits = typeof schema[3] === 'object' ? schema[3] : {};
  const [queryCode, queryStatus] = (traits.awsQueryError ?? []) as [string?, number?];
  const status =
    queryStatus ??
    (traits.httpError as number | undefined) ??
    (traits.error === 'server' ? 500 : 400);
  return new AwsError(queryCode ?? schema[2], message, status, schema, members);
}

/** The connection broke, as a client of Node sees it: no reply comes, and the operation may have run or not. */
export class ConnectionReset extends Error {
  override name = 'ConnectionReset';
  readonly code = 'ECONNRESET';
  constructor() {
    super('socket hang up');
  }
}
