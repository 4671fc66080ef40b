import type { StaticOperationSchema } from '@smithy/types';
import type { Credentials } from './caller.ts';
import type { AwsError } from './error.ts';
import type { ConstraintModel, ConstraintViolation, ShapeConstraint } from './constraint-model.ts';
import type { Region, TimerKind } from './account.ts';
import type { Load } from './load.ts';
import type { Asked, Listener, TaskContainer } from '../runtimes/container-runtime.ts';
import type { SeenContainer, WantedTask } from '../runtimes/live-containers.ts';
import type { ClientRequest, Entrance, Received, TargetCheck } from '../runtimes/received.ts';
import type { TaskReply, TaskRequest } from '../runtimes/task-endpoint.ts';

/** One permission that a call needs: what an IAM policy must allow. */
export interface Permission {
  /** As `ecs:CreateCluster`. */
  action: string;
  /** The ARN that the call touches, or `*` where the action knows no resource. */
  resource: string;
  /** Condition keys and their values in this call, as `iam:PassedToService`. */
  context?: Record<string, string | string[]>;
  /** True if a policy of the resource itself grants it to the caller: a role that trusts a user by name. */
  isGrantedByResource?: boolean;
}

/** The behaviour of an operation, and the permissions that a call of it needs. */
export interface Behaviour<Input, Output> {
  run(input: Input, region: Region): Omit<Output, '$metadata'>;
  /** Left out where IAM grants the call to everyone, as `sts:GetCallerIdentity`. */
  permissions?(input: Input, region: Region): Permission[];
}

export interface Operation {
  name: string;
  schema: StaticOperationSchema;
  run(input: object, region: Region): object;
  permissions(input: object, region: Region): Permission[];
}

/**
 * An operation of the local AWS: a schema of the SDK's client and a function typed by the SDK's own input and output.
 * A unit output is `{}`.
 */
export function operation<Input extends object, Output extends object>(
  schema: StaticOperationSchema,
  behaviour: Behaviour<Input, Output>,
): Operation {
  return {
    name: schema[2],
    schema,
    run: (input, region) => behaviour.run(input as Input, region),
    permissions: (input, region) => behaviour.permissions?.(input as Input, region) ?? [],
  };
}

export type Protocol =
  'awsJson1_0' | 'awsJson1_1' | 'restJson1' | 'awsQuery' | 'ec2Query' | 'rpcV2Cbor';

/** A service: how it is spoken to, and the operations that are there. */
export interface Service {
  /** The name that requests are signed with: `ecs`. */
  id: string;
  /** Where its operations are, below `services/`, when not in the folder named by its id. */
  folder?: string;
  /** The protocol of its current clients. */
  protocol: Protocol;
  /** The protocol of older clients, where AWS still answers it. */
  formerProtocol?: 'awsQuery';
  /** True if it takes RPC v2 CBOR as well, as AWS's model says. The clients of today that were looked at send JSON. */
  speaksCbor?: boolean;
  /** The prefix of `X-Amz-Target` in the JSON protocols, and the service's name in the paths of RPC v2 CBOR. */
  target: string;
  /** The API version in the query protocols. */
  version: string;
  /** The XML namespace of the replies in the query protocols. */
  xmlNamespace: string;
  operations: readonly Operation[];
  /** The constraints of AWS's own model on the inputs, beyond their types. */
  constraints?: ConstraintModel;
  /**
   * Constraints, by the model's shape, that its operations check because AWS has words of its own for them: the model's
   * words would come first, so `npm run constraints` leaves these out.
   */
  ownWords: Readonly<Record<string, readonly (keyof ShapeConstraint)[]>>;
  /** How this service words a request that breaks its model: a missing member, a text too long. */
  invalid(violation: ConstraintViolation): AwsError;
  /** The tags of something that exists, by ARN: what `aws:ResourceTag/<key>` stands for in a policy. */
  tagsOf?(arn: string, region: Region): Record<string, string> | undefined;
  /** The credentials of an access key id that this service gave out, while they work; expired ones included. */
  credentials?(accessKeyId: string, region: Region): Credentials | undefined;
  /** Makes what every new account has in each Region, such as the default VPC. */
  prepare?(region: Region): void;
  /** The functions that timers call, by the kind of the timer. */
  timers?: Record<string, TimerKind>;
  /** Called when a fault was injected, so that it can strike what is running already. */
  onFault?(region: Region): void;
  /** Called when somebody gives an ECS service something to do. */
  onLoad?(region: Region, load: Load): void;
  /** Takes a request of a client on the internet; undefined when its host is none of this service's. */
  receive?(request: ClientRequest, region: Region): Received | undefined;
  /** The places in a Region at which this service lets somebody on the internet in. */
  entrances?(region: Region): Entrance[];
  /** The health checks that load balancers make in a Region, for who makes them of real containers. */
  targetChecks?(region: Region): TargetCheck[];
  /** The container that listens at a private address and a port, or undefined. */
  listenerAt?(region: Region, ip: string, port: number): Listener | undefined;
  /** Notes what a container did with a request. Returns true if it is still there to answer. */
  onAsked?(region: Region, container: TaskContainer, asked: Asked): boolean;
  /** Looks at a container after it answered, and returns what is then to be done in a transaction, if anything. */
  afterAsked?(
    region: Region,
    container: TaskContainer,
  ): Promise<((region: Region) => void) | undefined>;
  /** The tasks whose containers a runtime of real ones is to have. */
  wantedTasks?(region: Region): WantedTask[];
  /** Answers a container that asks the endpoint of its task; undefined for a path that is not this service's. */
  answerTask?(region: Region, request: TaskRequest): TaskReply | undefined;
  /** Notes how real containers are, by their ARNs. */
  onSeen?(region: Region, seen: ReadonlyMap<string, SeenContainer>): void;
  /**
   * The resources that exist now, each with a stable name and a content free of times: proofs that undo leaves nothing
   * read it.
   */
  inventory?(region: Region): InventoryItem[];
}

export interface InventoryItem {
  kind: string;
  id: string;
  content: object;
}
