import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  Logger,
  Provider,
  RequestSigner,
  RetryStrategyV2,
} from '@smithy/types';
import type { Box, Stands } from '../picture/boxes.ts';
import type { TagShape } from './tag-shapes.ts';

/**
 * All that the tutorial knows of one AWS service. Every part has to be there: a descriptor that leaves one out does not
 * compile. A part that a service has nothing of says so: `undefined`, `[]` or `{}`.
 *
 * @typeParam Client the SDK's client
 * @typeParam Asks the clients that listers and picture ask; most ask only their own
 */
export interface AwsService<Client = object, Asks = never> {
  /** Its name for people: `Elastic Load Balancing`. */
  title: string;
  /** How IAM knows it. */
  iam: IamPart;
  /** The name that requests to it are signed with: `monitoring` for CloudWatch. */
  signingName: string;
  /** The word that comes after `aws` in the AWS CLI: `elbv2`. */
  cli: string;
  /** The package of the SDK's client. */
  sdk: `@aws-sdk/client-${string}`;
  /** The folder of its model in botocore's data. */
  botocore: string;
  /** Where its API is documented. */
  documentation: `https://docs.aws.amazon.com/${string}`;
  /** Makes the SDK's client. */
  client: (config: ClientConfig) => Client;
  /** How it writes tags; undefined where nothing of it has tags. */
  tags: TagShape | undefined;
  /** Each kind of resource, in a person's words: `load balancer`. */
  kinds: Readonly<Record<string, Kind<Asks>>>;
  /** Prices of what is paid for by the hour while it exists, by a name that steps bill it by: `load-balancer`. */
  bills: Readonly<Record<string, Bill>>;
  /** Its place in the picture of an account; undefined where nothing of it is drawn. */
  picture: PicturePart<Asks> | undefined;
  /** The ids that AWS makes up: they differ from run to run, and from account to account. */
  ids: readonly MadeUpId[];
  /**
   * Returns the ARN of the resource that another one is in, where its own ARN says so: the cluster of an ECS service.
   * Undefined: no ARN of this AWS service says so.
   */
  parentOf: ((arn: string) => string | undefined) | undefined;
  /** The errors that pass by themselves. */
  passing: PassingErrors<Asks>;
  /** The errors by which it says that a call has nothing to do any more. */
  already: AlreadySo;
  /** Errors that stay until somebody acts, as its clients know them: the laws refuse every call of a step with each. */
  lasting: readonly [string, ...string[]];
  /** Advice to a reader on errors that no step handles. */
  advice: readonly Advice[];
}

/** The names and rules that a policy is written with. */
export interface IamPart {
  /** The word that its actions begin with: `elasticloadbalancing`. */
  prefix: string;
  /**
   * The condition keys that a policy of ours may be written with: in every statement, or only in one on `*`, because an ARN
   * says the same.
   */
  conditionKeys: Readonly<Record<string, 'always' | 'on * only'>>;
  /** The condition keys whose numbers a call may not exceed, by action. */
  limits: Readonly<Record<string, readonly string[]>>;
  /** The actions that write, and that no policy can keep to what is ours: each has a statement of its own. */
  unkept: Readonly<Record<string, Unkept>>;
  /** The parts of its ARNs that AWS makes up or counts. A policy has `*` there, for it is older than the resource. */
  madeUp: readonly RegExp[];
}

/** An action that no policy can keep to what is ours. */
export interface Unkept {
  /** The name of its statement, in letters alone: IAM takes no others. */
  sid: string;
  /** Sentences that say what the action can do to others, and what to do where there are others. */
  why: string;
}

/**
 * The configuration that all clients share: a Region and, for the local AWS, a transport and the settings that go with
 * it.
 */
export interface ClientConfig {
  region: string;
  endpoint?: string;
  requestHandler?: object;
  credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  defaultsMode?: 'legacy';
  retryMode?: string;
  maxAttempts?: number;
  retryStrategy?: RetryStrategyV2;
  useDualstackEndpoint?: boolean;
  useFipsEndpoint?: boolean;
  ignoreConfiguredEndpointUrls?: boolean;
  logger?: Logger;
  authSchemePreference?: string[];
  userAgentAppId?: string;
  signerConstructor?: SignerConstructor;
}

/** Makes what signs the requests of a client, in the place of the SDK's own. */
export type SignerConstructor = new (options: {
  region: string | Provider<string>;
  service: string;
}) => RequestSigner;

/** An SDK client that is spoken to without knowing its operations by name. */
export interface AwsClient {
  send(command: object): Promise<object>;
}

/** A kind of resource: how all of them are found, and where one stands in the picture of an account. */
export interface Kind<Asks> {
  /**
   * Lists them, to the last page and with their tags, in the account and the Region that the clients ask. Where a list does
   * not tell tags, only those are looked at whose names begin with `name`, as those of everything that is made do.
   */
  list: (clients: Asks, where: ListedIn) => AsyncIterable<Listed>;
  /**
   * Tells what keeps one of them from being deleted that no step takes away, a line each, with what lifts it. Left out: nothing
   * that is known.
   */
  heldBy?: (clients: Asks, arn: string, where: ListedIn) => AsyncIterable<string>;
  /** In the box of its service, in that of another kind, or in no picture. */
  box: 'in its group' | 'in no picture' | { inside: string };
}

/** Where a lister looks. */
export interface ListedIn {
  accountId: string;
  region: string;
  /** The prefix of everything that is made; undefined for all that anybody has made with the tutorial. */
  name: string | undefined;
}

/** A resource as a lister finds it. */
export interface Listed {
  /** Its ARN, also where AWS's own answer has only an id. */
  arn: string;
  tags: Record<string, string>;
  /**
   * The parts of it that are billed by the hour, by the names in `bills`, of this service or of others. Left out:
   * nothing.
   */
  bills?: readonly AnyBilled[];
  /** The ARNs, ids and paths of what it names. */
  refersTo?: readonly (string | undefined)[];
  /** It stands in something that is ours, whoever made it: a task in our cluster. */
  isInOurs?: boolean;
  /** It is deleted, and AWS keeps it all the same, free of charge. Left out: it is alive. */
  retained?: Retained | undefined;
}

/** The state of something that was deleted and that AWS keeps. */
export interface Retained {
  /** In AWS's word: INACTIVE, DELETE_IN_PROGRESS. */
  status: string;
  /** Says if it goes by itself, or stays until somebody deletes it for good. */
  until: 'it goes by itself' | 'it is deleted';
}

/** Something that is billed, when it is not known of which service it is, nor what else its price depends on. */
export interface AnyBilled {
  what: string;
  count: number;
}

/** Something that is paid for by the hour. */
export interface Bill<Size = never> {
  /** One of it, as a person says it: `an Application Load Balancer`. */
  one: string;
  /** Several: `Application Load Balancers`. */
  many: string;
  /** USD per hour of one, at the prices of us-east-1. */
  perHour: (size: Size) => number;
}

/** The part of a service in the picture of an account. */
export interface PicturePart<Asks> {
  /** The heading of its group: `IAM, in every Region`. */
  title: string;
  stands: Stands;
  /**
   * The boxes in its group, and what it says in words. The first page of each list is enough: a pictured account holds one
   * tutorial.
   */
  draw: (clients: Asks) => Promise<{ boxes: Box[]; says?: string[] }>;
  /** The operations that a box may ask, by their names. */
  describes: Readonly<Record<string, new (input: never) => object>>;
}

/** A kind of id that AWS makes up. */
export interface MadeUpId {
  /** The whole id, and nothing around it. */
  pattern: RegExp;
  /** The placeholder that a recording writes for it: `subnet` for `<subnet>`. Undefined: the id itself. */
  placeholder: string | undefined;
  /**
   * The name of a shell variable that holds it. Undefined: no request needs it. `GROUP` is none: bash keeps `GROUPS`.
   */
  variable: string | undefined;
}

/** Advice on an error, told after AWS's own words. */
export interface Advice {
  name: RegExp;
  message: RegExp;
  /** Sentences that say what the reader can do. */
  advice: string;
}

/** Names of exceptions, or patterns of what they say. */
export interface PassingErrors<Asks = never> {
  /** While AWS is still telling all its machines of something new. */
  untilConsistent: readonly (string | RegExp)[];
  /** While something that is being deleted still uses what is to be deleted. */
  whileInUse: readonly (string | RegExp)[];
  /**
   * Tells by what of somebody else something of ours stays in use, when a call that deletes was refused with that error, and the
   * command that shows or ends it. Left out: nothing that is known.
   */
  staysInUse?: (
    clients: Asks,
    where: ListedIn,
    error: Error,
  ) => Promise<{ why: string; next: string } | undefined>;
}

/**
 * Names of exceptions, or patterns of what they say, by which AWS refuses a call since what it asks for is so already: a call of
 * which the reply was lost, and that was made again, ends in one of them, and so does one that somebody else was faster with.
 */
export interface AlreadySo {
  /** The thing to make is there. */
  made: readonly (string | RegExp)[];
  /** The thing to delete, or to change, is not there. */
  gone: readonly (string | RegExp)[];
}
