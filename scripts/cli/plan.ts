import type { Step } from '../../src/engine/step.ts';
import type { OnAws } from './asked-on-aws.ts';
import type { PlannedStep } from './planned-steps.ts';
import type { PlanningAccount } from './planning-account.ts';
import type { SessionOptions } from './open-session.ts';
import type { Terminal } from './terminal.ts';
import { withSameFlags } from './with-same-flags.ts';

/** How `--dry-run` is described where a command takes it. */
export const DRY_RUN =
  'list the steps, their calls, and as JSON each request that would write; send none of them';

/**
 * Lists what steps would call in the account that would be used, in the order in which they would be done or taken back, and the
 * requests that write. An account on AWS is read, so that what is done there is left out. Changes no account. Returns the exit
 * code: 2 where a step would end early.
 */
export async function tellPlan(
  steps: readonly Step[],
  action: 'run' | 'undo',
  options: SessionOptions & Record<string, unknown>,
  terminal: Terminal,
): Promise<number> {
  const { planned } = await import('./planned-steps.ts');
  const { planningAccount } = await import('./planning-account.ts');
  const account = await planningAccount(options, (text) => terminal.note(text));
  const worked = await planned(steps, action, options, account);
  const plan =
    account.is === 'in place of AWS'
      ? asOnAws(
          worked,
          action,
          await (await import('./asked-on-aws.ts')).askedOnAws(steps, action, options, terminal),
        )
      : worked;
  for (const each of plan) tellStep(each, action, options, terminal);
  const requests = plan.flatMap(({ calls }) => calls).filter(({ request }) => request).length;
  terminal.data({ type: 'plan', action, requests, account: account.is });
  const count = requests === 1 ? '1 request that writes' : `${requests} requests that write`;
  terminal.line({
    label: 'plan',
    text: `${count}. None was sent: ${HOW[account.is][action]}`,
    tone: 'good',
  });
  return plan.some(({ stops }) => stops) ? 2 : 0;
}

// --- internal ---

/** The account that the plan was worked out on, as a sentence ends. */
const HOW: Record<PlanningAccount['is'], Record<'run' | 'undo', string>> = {
  'a copy': {
    run: 'this was worked out on a copy of the local account.',
    undo: 'this was worked out on a copy of the local account.',
  },
  new: {
    run: 'this was worked out on a new account, since there is no local account yet.',
    undo: 'there is no local account yet.',
  },
  'in place of AWS': {
    run: 'your account was only read, and what it lacks was worked out in memory.',
    undo: 'your account was only read, and what it has was undone on a copy in memory.',
  },
};

/**
 * A step that is done on AWS, or would end early there, sends nothing, whatever it sends to the account in memory. A run ends with
 * the first that ends early; a cleanup goes on.
 */
function asOnAws(
  plan: readonly PlannedStep[],
  action: 'run' | 'undo',
  { done, stops }: OnAws,
): PlannedStep[] {
  const told: PlannedStep[] = [];
  for (const planned of plan) {
    const { step } = planned;
    const first = planned.first.filter((each) => !done.has(each));
    const end = stops.get(step) ?? first.map((each) => stops.get(each)).find(Boolean);
    const reads = planned.calls.filter(({ request }) => !request);
    const sendsNothing = end !== undefined || done.has(step);
    told.push(
      sendsNothing
        ? { step, first, calls: reads, ...(end && { stops: end }) }
        : { ...planned, first },
    );
    if (end && action === 'run') break;
  }
  return told;
}

function tellStep(
  { step, calls, first, stops }: PlannedStep,
  action: 'run' | 'undo',
  options: SessionOptions & Record<string, unknown>,
  terminal: Terminal,
): void {
  const requests = calls.flatMap(({ request }) => request ?? []);
  const operations = [...new Set(calls.map(({ operation }) => operation))];
  terminal.data({
    type: 'planned',
    action,
    step: step.id,
    calls: operations,
    requests,
    ...(first.length > 0 && { first: first.map(({ id }) => id) }),
    ...(stops && { stops }),
  });
  const title = `${action === 'undo' ? 'Undo ' : ''}${step.id}: ${step.title}`;
  terminal.line({ label: '', text: title, tone: 'title' });
  if (first.length > 0) {
    const text = `${first.map(({ id }) => id).join(', ')}: not done yet`;
    terminal.line({ label: 'first', text, tone: 'plain' });
  }
  const told = new Set<string>();
  for (const { operation, why, request } of calls) {
    if (!told.has(operation))
      terminal.line({ label: 'calls', text: `${operation} to ${why}`, tone: 'quiet' });
    told.add(operation);
    // On one line, however wide the terminal is: so it can be copied.
    if (request) terminal.asIs(`request  ${JSON.stringify(request)}`);
  }
  if (stops) {
    terminal.line({ label: 'stops', text: stops.message, tone: 'bad' });
    if (stops.next !== undefined)
      terminal.line({
        label: 'next',
        text: withSameFlags(stops.next, options),
        tone: 'plain',
      });
  } else if (requests.length === 0) {
    const text = step.kind === 'reads' ? 'It only reads.' : NOTHING[action];
    terminal.line({ label: '', text, tone: 'good' });
  }
  terminal.note('');
}

const NOTHING = { run: 'Nothing to do: it is already done.', undo: 'Nothing to undo.' };
