import { localClients } from '../../src/engine/aws/clients.ts';
import { services } from '../../src/engine/aws/index.ts';
import type { StepEvent } from '../../src/engine/events.ts';
import { failureOf } from '../../src/engine/failure.ts';
import { Placeholders } from '../../src/engine/placeholders.ts';
import { Runner } from '../../src/engine/runner.ts';
import { SessionInputs } from '../../src/engine/session-inputs.ts';
import type { Session } from '../../src/engine/session.ts';
import { StepError, type Step } from '../../src/engine/step.ts';
import { withNeeds } from '../../src/engine/with-needs.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import { inProcess } from '../../src/local-aws/transports/in-process.ts';
import { askLocally } from '../app/ask-locally.ts';
import type { PlanningAccount } from './planning-account.ts';

/** A request that would be sent, and that writes. Ids that AWS has yet to make up are placeholders, such as `<security-group>`. */
export interface PlannedRequest {
  service: string;
  operation: string;
  input: unknown;
}

/** A call that a step would make. */
export interface PlannedCall {
  operation: string;
  why: string;
  /** Left out for a call that only reads. */
  request?: PlannedRequest;
}

/** A step of a plan: its calls, or why it would end early. */
export interface PlannedStep {
  step: Step;
  calls: PlannedCall[];
  /** The steps that have to be done before, and that are neither done nor in the plan. */
  first: Step[];
  /** Why it would end early, and the command that helps. */
  stops?: { message: string; next?: string };
}

/**
 * Works out what steps would send, by doing them on an account in memory, or taking them back there. What a step needs beside them is
 * done before, in silence. In an account in place of that on AWS, all is taken back that has been done before.
 */
export async function planned(
  steps: readonly Step[],
  action: 'run' | 'undo',
  options: Record<string, unknown>,
  account: PlanningAccount,
): Promise<PlannedStep[]> {
  let heard: PlannedCall[] = [];
  const names = new Placeholders((id) => account.has(id));
  const runner = new Runner(
    sessionOn(account, options, (event) => {
      if (event.type === 'call' && event.phase !== 'needs') heard.push(callOf(event, names));
    }),
  );
  const tried = async (act: () => Promise<unknown>): Promise<Tried> => {
    heard = [];
    const stops = await endOf(act);
    return { calls: heard, ...(stops && { stops }) };
  };
  if (action === 'undo' && account.is === 'in place of AWS')
    await plannedRuns(steps.toReversed(), (step) => tried(() => runner.run(step)));
  return action === 'run'
    ? plannedRuns(steps, (step) => tried(() => runner.run(step)))
    : plannedUndos(steps, (step) => tried(() => runner.undo(step)));
}

// --- internal ---

type Call = Extract<StepEvent, { type: 'call' }>;

type Tried = Pick<PlannedStep, 'calls' | 'stops'>;

/** Each step in turn, up to one that ends early: the tutorial ends there too. */
async function plannedRuns(
  steps: readonly Step[],
  run: (step: Step) => Promise<Tried>,
): Promise<PlannedStep[]> {
  const plan: PlannedStep[] = [];
  let first: Step[] = [];
  for (const step of withNeeds(steps)) {
    const tried = await run(step);
    if (steps.includes(step) || tried.stops) {
      plan.push({ step, first, ...tried });
      first = [];
    } else if (tried.calls.some(({ request }) => request)) {
      first.push(step);
    }
    if (tried.stops) break;
  }
  return plan;
}

/** Each step in turn, whatever becomes of the others: a cleanup goes on too. */
async function plannedUndos(
  steps: readonly Step[],
  undo: (step: Step) => Promise<Tried>,
): Promise<PlannedStep[]> {
  const plan: PlannedStep[] = [];
  for (const step of steps) plan.push({ step, first: [], ...(await undo(step)) });
  return plan;
}

function sessionOn(
  { aws, region }: PlanningAccount,
  options: Record<string, unknown>,
  emit: Session['emit'],
): Session {
  return {
    where: { target: 'local', accountId: aws.account.id, region, name: String(options['name']) },
    services,
    clients: localClients(services, region, inProcess(aws)),
    inputs: new SessionInputs(options),
    sleep: async (seconds) => (await aws.sleep(seconds * 1000)) / 1000,
    ask: (url) => askLocally(aws, url),
    emit,
  };
}

function callOf({ service, operation, why, input }: Call, names: Placeholders): PlannedCall {
  if (isRead(operation)) return { operation, why };
  const text = names.apply(JSON.stringify(input));
  return { operation, why, request: { service, operation, input: JSON.parse(text) as unknown } };
}

/** Does something, and says why it ended early, if it did. Throws what is a bug. */
async function endOf(act: () => Promise<unknown>): Promise<PlannedStep['stops']> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof StepError) && !(error instanceof Error && '$fault' in error))
      throw error;
    const { message, next } = failureOf(error, services);
    return { message, ...(next !== undefined && { next }) };
  }
}
