import type { RegisterTaskDefinitionCommandOutput, Service, Task } from '@aws-sdk/client-ecs';
import type { z } from 'zod';
import type { TaskSize } from './aws/ecs/task-size.ts';
import type { Billed, Clients, ShapedTags } from './aws/index.ts';
import type { AnyTags } from './aws/tag-shapes.ts';

export type { Billed };
export { differing, isAsAsked } from './as-asked.ts';
export { changedTag, formerly, formerTag, isChanged, meets, unchanged } from './later-changes.ts';
export { PRICED_REGION } from './prices.ts';

/** A change of a resource. */
export type Change = 'created' | 'reused' | 'updated' | 'deleted' | 'gone' | 'kept';

/** Fields of a resource by the names that AWS gives them, as `status`; a path leads into it: `networkConfiguration.subnets`. */
export type Fields = Record<string, string | number | boolean | readonly string[] | undefined>;

/** The context of a step: clients and inputs, and the few things that depend on where it runs. */
export interface StepContext<Inputs extends object = Record<string, unknown>> extends Clients {
  /** The prefix of everything that is made: `fargate-tutorial` unless the reader says otherwise. */
  name: string;
  region: string;
  accountId: string;
  inputs: Inputs;
  /** Changes when an input changes. It is among the tags, so that what was made with other inputs is noticed. */
  inputsHash: string;
  /** The tags that the step puts on everything it makes, so that it is found again and never confused with yours. */
  tags: ShapedTags;
  /**
   * Throws a {@link StepError} unless the tags, in any of AWS's three shapes, are those of this tutorial and name.
   * Returns the hash of the inputs that it was made with, for `madeWith`; it is empty when that tag has been lost.
   */
  own(what: string, tags: AnyTags): string | undefined;
  /** Says what happened to a resource. */
  report(change: Change, kind: string, id: string): void;
  /** Shows a resource of the reader's, field by field, in AWS's own names. A field without a value is left out. */
  show(kind: string, id: string, fields: Fields): void;
  /** Says something that the reader should know. */
  say(text: string): void;
  /** Polls until it is done, saying each new state. Throws a {@link StepError} after `atMost` seconds. */
  wait<Result>(wait: Wait<Result>): Promise<Result>;
  /**
   * Waits until the primary deployment of a service, as the reply to its making or its change has it, is all that runs.
   * Throws a {@link StepError} with the reason of the last stopped task when it fails or is rolled back.
   */
  deployed(service: Service): Promise<void>;
  /**
   * Waits until a service has a number of tasks that is right, and all of them run, when somebody else sets the number.
   * Returns the service.
   */
  scaled(service: Service, isRight: (desiredCount: number) => boolean): Promise<Service>;
  /** Notes in the tags of a service that this step answers for its number of tasks. Returns what that was before. */
  takeOverCount(service: Service): Promise<number>;
  /** Brings the number from before back, takes the note away, and waits until so many tasks run. */
  giveBackCount(service: Service): Promise<void>;
  /** Waits until a deleted service is INACTIVE: then its tasks have stopped, or are stopping. */
  drained(cluster: string, service: string): Promise<void>;
  /** Waits until a task has stopped, ten minutes at most, and returns it as it ended. */
  stopped(cluster: string, taskArn: string): Promise<Task>;
  /** Returns true if a service is ACTIVE and has one deployment, rolled out, with as many tasks as were asked for. */
  isSteady(service: Service): boolean;
  /**
   * The ARN of the one revision to use after a registration: where one like it was registered at the same time, or by a call
   * whose reply was lost, the oldest stays. `before` is the ARN of the newest revision that was there.
   */
  sole(reply: RegisterTaskDefinitionCommandOutput, before: string | undefined): Promise<string>;
  /** The ARNs of the INACTIVE revisions of a family that carry this tutorial's tags, the newest first. */
  inactive(family: string): Promise<string[]>;
  /**
   * Returns true if the circuit breaker has given up a service's newest deployment, so that ECS starts no more tasks
   * for it.
   */
  hasFailed(service: Service | undefined): boolean;
  /** Returns the price of all of these together: USD per hour. */
  hourly(billed: readonly Billed[]): number;
  /** Asks a URL, and says how it answered. Undefined on the local AWS, where nothing stands in for the image. */
  ask(url: string): Promise<string | undefined>;
  /** Makes a call that deletes again for as long as a stopping task still uses what it deletes. */
  retryWhileInUse<Result>(call: () => Promise<Result>): Promise<Result>;
  /** Makes a call again for as long as AWS does not know everywhere what was made a moment ago. */
  retryUntilConsistent<Result>(call: () => Promise<Result>): Promise<Result>;
  /** Makes a call again for as long as it fails in a way that passes. Throws the error after `atMost` seconds. */
  retry<Result>(retry: Retry, call: () => Promise<Result>): Promise<Result>;
}

export interface Wait<Result> {
  /** The state that is waited for, as "the service to be steady". */
  until: string;
  /** Seconds between two looks. */
  every: number;
  /** Seconds. */
  atMost: number;
  /**
   * One look: `done` ends the wait with that result; `state` is what the reader is told while it lasts, or at its end where that
   * is not what was hoped for; and `says` what AWS says of it, told once each.
   */
  poll(): Promise<{ done: Result; state?: string } | { state: string; says?: readonly string[] }>;
}

export interface Retry {
  /** Returns true if this is the failure that passes. Everything else is thrown at once. */
  when(error: Error): boolean;
  /** Why it passes, told to the reader. */
  because: string;
  /** Seconds between two calls. */
  every: number;
  /** Seconds. */
  atMost: number;
}

/** Returns the bills of so many tasks of one size, each with a public address of its own. */
export function publicTasks(count: number, { cpu, memory, architecture }: TaskSize): Billed[] {
  return [
    { what: 'fargate-task', count, cpu, memory, architecture },
    { what: 'public-ipv4', count },
  ];
}

/**
 * How AWS bills a step, where a price per hour from now on does not say it all: it follows that price, or stands in for it.
 */
export type Billing =
  | 'by the request'
  | 'by the gigabyte'
  | 'while it runs'
  | 'while it lasts'
  | 'for the tasks that it adds'
  | 'for the tasks while they run'
  | 'plus the tasks that it adds'
  | 'plus the capacity that is used';

export type InputShape = Record<string, z.ZodType>;
export type InputsOf<Shape extends InputShape> = { [Name in keyof Shape]: z.output<Shape[Name]> };
/** An interface, since a type of its own would go round in a circle. */
export interface NeedMap {
  [name: string]: Step;
}
/** The results of each need's `find`. */
export type NeedsOf<Needs extends NeedMap> = {
  [Name in keyof Needs]: NonNullable<Awaited<ReturnType<NonNullable<Needs[Name]['find']>>>>;
};

/** The class of an exception, as the SDK's clients export them. */
export type Exception = abstract new (...args: never[]) => Error;

/**
 * One step: data, and the functions that look for it, do it and take it back.
 *
 * - `find` only reads. It returns what the step made, `unfinished` when a part is missing, or `undefined`.
 * - `run` converges: it finishes what is half done.
 * - `undo` takes back exactly what `run` did. It is called with what `find` found, and not called when that is nothing.
 * - `residue` is asked by undo alone, when `find` finds nothing: an undo that was cut short may have left something that
 *   nobody can use any more, and that stays. It returns ids, with each of which `find` is called once.
 */
export type Step<
  Shape extends InputShape = InputShape,
  Needs extends NeedMap = NeedMap,
  Outputs extends object = object,
> =
  | MakingStep<Shape, Needs, Outputs>
  | ChangingStep<Shape, Needs, Outputs>
  | ReadingStep<Shape, Needs, Outputs>;

interface AnyStep<Shape extends InputShape, Needs extends NeedMap, Outputs extends object> {
  /** The page's slug, the file's stem and the suffix of `npm run step:…`. */
  id: string;
  title: string;
  needs: Needs;
  inputs: Shape;
  /** Why each operation is called, told to the reader at the call. A call that is not listed here is an error. */
  why: Record<string, string>;
  /**
   * The exception by which AWS says that there is none: a `find` that throws it has found nothing. With words of its message
   * where AWS says other things by the same exception.
   */
  absent?: Exception | readonly [Exception, words: string];
  /** The calls that IAM may refuse without ending the step, and why it goes on. Left out: none. */
  mayBeDenied?: Record<string, string>;
  /**
   * Asked of what is unfinished: returns the command that goes on, where it waits for an answer of the reader. Left out: it waits for
   * none.
   */
  waiting?(context: StepContext<InputsOf<Shape>>, found: Outputs): Promise<string | undefined>;
  /** There may be more than one of what `find` finds, such as revisions: `undo` is called for each in turn. */
  several?: true;
  run(
    context: StepContext<InputsOf<Shape>>,
    needs: NeedsOf<Needs>,
    found: Outputs | undefined,
  ): Promise<Omit<Outputs, keyof Found>>;
  /**
   * Returns true if what was found still fits what it needs and was asked for, beside its tags. Left out where it
   * always does.
   */
  fits?(
    found: Outputs,
    needs: NeedsOf<Needs>,
    inputs: InputsOf<Shape>,
    where: Pick<StepContext, 'name' | 'region'>,
  ): boolean;
}

/** The things that cost money by the hour once the step has run: `[]` where all of it is free. */
type BillsOf<Shape extends InputShape, Needs extends NeedMap> =
  readonly Billed[] | BillsByInputs<Shape, Needs>['bills'];

/** A method, so that a step of certain inputs is a step. */
interface BillsByInputs<Shape extends InputShape, Needs extends NeedMap> {
  bills(inputs: InputsOf<Shape>, needs: NeedsOf<Needs>): readonly Billed[];
}

/** A step that writes, and so can be looked for and taken back. */
interface WritingStep<
  Shape extends InputShape,
  Needs extends NeedMap,
  Outputs extends object,
> extends AnyStep<Shape, Needs, Outputs> {
  find(context: StepContext<InputsOf<Shape>>, id?: string): Promise<Outputs | undefined>;
  /** Left out: the price per hour, or that there is none, says all. */
  billing?: Billing;
  residue?(context: StepContext<InputsOf<Shape>>): Promise<string[]>;
  undo(context: StepContext<InputsOf<Shape>>, found: Outputs): Promise<void>;
}

/** It leaves resources. */
interface MakingStep<
  Shape extends InputShape,
  Needs extends NeedMap,
  Outputs extends object,
> extends WritingStep<Shape, Needs, Outputs> {
  kind: 'makes';
  bills: BillsOf<Shape, Needs>;
}

/** It alters what another step made. */
interface ChangingStep<
  Shape extends InputShape,
  Needs extends NeedMap,
  Outputs extends object,
> extends WritingStep<Shape, Needs, Outputs> {
  kind: 'changes';
  bills?: BillsOf<Shape, Needs>;
}

/** It writes nothing: there is nothing to pay for or to take back, and seldom anything to find. */
interface ReadingStep<
  Shape extends InputShape,
  Needs extends NeedMap,
  Outputs extends object,
> extends AnyStep<Shape, Needs, Outputs> {
  kind: 'reads';
  find?(context: StepContext<InputsOf<Shape>>, id?: string): Promise<Outputs | undefined>;
  residue?: never;
  undo?: never;
  bills?: never;
  billing?: never;
}

/** Returns the things that a step with these inputs leaves and that are paid for by the hour. */
export function billsOf(
  { bills = [] }: Step,
  inputs: Record<string, unknown>,
  needs: Record<string, object>,
): readonly Billed[] {
  return typeof bills === 'function' ? bills(inputs, needs) : bills;
}

/** The members that `find` may return beside a step's outputs, which are any further members. */
export interface Found {
  /** The hash of the inputs that it was made with, read from its tags. */
  madeWith?: string | undefined;
  /** A part is missing: `run` has to finish it. */
  unfinished?: boolean;
  /** It is being deleted: it goes away by itself, is waited for, and is not found after that. */
  leaving?: boolean;
}

/** Returns the declaration as it is; its only work is to infer the types. */
export function defineStep<Shape extends InputShape, Needs extends NeedMap, Outputs extends object>(
  step: Step<Shape, Needs, Outputs>,
): Step<Shape, Needs, Outputs> {
  return step;
}

/** The reader's mistake, or a state of the account that the reader can mend: one line, and the next command. */
export class StepError extends Error {
  override name = 'StepError';
  /** The next command to type, where there is one. */
  readonly next: string | undefined;

  constructor(message: string, next?: string) {
    super(message);
    this.next = next;
  }
}

/** A value that the reader gave and that nothing can be done with. A command that knows no better next one names its own help. */
export class InputError extends StepError {}
