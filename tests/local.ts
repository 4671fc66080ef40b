import { inProcess } from '../src/local-aws/in-process.ts';
import { LocalAws } from '../src/local-aws/local-aws.ts';
import { services } from '../src/local-aws/services/index.ts';
import { memoryStore } from '../src/local-aws/stores/memory.ts';
import type { WireResponse } from '../src/local-aws/wire/protocol.ts';
import { LOCAL_CREDENTIALS, makeClients } from '../src/tutorial/clients.ts';
import type { StepEvent } from '../src/tutorial/events.ts';
import { Runner, type Session } from '../src/tutorial/runner.ts';

/** A fresh local AWS in memory. */
export function openLocalAws(): Promise<LocalAws> {
  return LocalAws.open({ store: memoryStore(), services });
}

/** SDK clients that speak to a local AWS in this process. */
export function clientsOf(
  aws: LocalAws,
  afterReply?: (response: WireResponse) => Promise<void> | void,
) {
  return makeClients({
    region: 'us-east-1',
    requestHandler: inProcess(aws, afterReply),
    credentials: LOCAL_CREDENTIALS,
  });
}

/** A runner on a local AWS, and what it said. */
export function runnerOn(
  aws: LocalAws,
  options: {
    given?: Record<string, unknown>;
    name?: string;
    afterReply?: (response: WireResponse) => Promise<void> | void;
  } = {},
) {
  const events: StepEvent[] = [];
  const session: Session = {
    where: {
      target: 'local',
      accountId: aws.account.id,
      region: 'us-east-1',
      name: options.name ?? 'fargate-tutorial',
    },
    clients: clientsOf(aws, options.afterReply),
    given: options.given ?? {},
    sleep: async (seconds) => (await aws.sleep(seconds * 1000)) / 1000,
    emit: (event) => events.push(event),
  };
  return { runner: new Runner(session), session, events };
}
