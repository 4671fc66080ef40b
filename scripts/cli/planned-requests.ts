import { localClients } from '../../src/engine/aws/clients.ts';
import { services } from '../../src/engine/aws/index.ts';
import type { StepEvent } from '../../src/engine/events.ts';
import { Placeholders } from '../../src/engine/placeholders.ts';
import { Runner } from '../../src/engine/runner.ts';
import { SessionInputs } from '../../src/engine/session-inputs.ts';
import { StepError, type Step } from '../../src/engine/step.ts';
import { withNeeds } from '../../src/engine/with-needs.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../src/local-aws/stores/memory.ts';
import { inProcess } from '../../src/local-aws/transports/in-process.ts';

/** A request that would be sent, and that writes. Ids that AWS makes up are placeholders, such as `<subnet>`. */
export interface PlannedRequest {
  service: string;
  operation: string;
  input: unknown;
}

/**
 * The requests by which steps would write, by the id of the step: in an account that has nothing of the tutorial, or to take back
 * what was done there. They are sent to a local AWS that lives as long as this call, and nowhere else.
 *
 * @param options the reader's inputs, the name and the Region
 */
export async function plannedRequests(
  steps: readonly Step[],
  action: 'run' | 'undo',
  options: Record<string, unknown>,
): Promise<Map<string, PlannedRequest[]>> {
  const region = typeof options['region'] === 'string' ? options['region'] : 'us-east-1';
  const aws = await LocalAws.open({ store: memoryStore(), services: allServices, region });
  let heard: PlannedRequest[] = [];
  const names = new Placeholders();
  const runner = new Runner({
    where: {
      target: 'local',
      accountId: aws.account.id,
      region,
      name: String(options['name']),
    },
    services,
    clients: localClients(services, region, inProcess(aws)),
    inputs: new SessionInputs(options),
    sleep: async (seconds) => (await aws.sleep(seconds * 1000)) / 1000,
    ask: () => Promise.resolve(undefined),
    emit: (event) => {
      if (isWrite(event)) heard.push(requestOf(event, names));
    },
  });
  const planned = new Map<string, PlannedRequest[]>();
  for (const step of withNeeds(action === 'run' ? steps : steps.toReversed())) {
    heard = [];
    // An input may make a step end early, as an image does that is not there: its requests up to there are told.
    const isThere = await ending(() => runner.run(step));
    if (action === 'run') planned.set(step.id, heard);
    if (!isThere) break;
  }
  if (action === 'run') return planned;
  for (const step of steps) {
    heard = [];
    await ending(() => runner.undo(step));
    planned.set(step.id, heard);
  }
  return planned;
}

// --- internal ---

type Call = Extract<StepEvent, { type: 'call' }>;

function isWrite(event: StepEvent): event is Call {
  return event.type === 'call' && event.phase !== 'needs' && !isRead(event.operation);
}

function requestOf({ service, operation, input }: Call, names: Placeholders): PlannedRequest {
  return { service, operation, input: JSON.parse(names.apply(JSON.stringify(input))) as unknown };
}

async function ending(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof StepError) return false;
    throw error;
  }
}
