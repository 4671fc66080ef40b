import { askLocally } from '../../../scripts/app/ask-locally.ts';
import { inProcess } from '../../local-aws/transports/in-process.ts';
import { isRead } from '../../local-aws/core/is-read.ts';
import type { LocalAws } from '../../local-aws/local-aws.ts';
import type { JournalEntry } from '../../local-aws/core/journal.ts';
import { localClients } from '../../engine/aws/clients.ts';
import { loaded } from './loaded.ts';
import type { StepEvent } from '../../engine/events.ts';
import { SessionInputs } from '../../engine/session-inputs.ts';
import type { Session } from '../../engine/session.ts';
import type { Given } from './messages.ts';

export interface LocalSessionOptions {
  given: Given;
  /** True if it takes as long as a reader needs to watch it. Else time jumps. */
  slowly?: boolean;
  emit?(event: StepEvent): void;
  /** Told of each call with its reply. */
  answered?(entry: JournalEntry): void;
  /** Told of each address that a program has opened. */
  opened?(url: string): Promise<void>;
  /** Told when the account may have changed. What it does is waited for. */
  changed?(): Promise<void>;
}

/** A session of steps on the account of a page, as the terminal has one on the account of a file. */
export function localSession(aws: LocalAws, options: LocalSessionOptions): Session {
  const { given, slowly = false, emit = () => undefined, answered, changed, opened } = options;
  const region = aws.defaultRegion;
  const transport = inProcess(aws);
  const requestHandler: typeof transport = {
    ...transport,
    async handle(request) {
      if (slowly) await pause(CALL_PAUSE);
      const before = aws.journal.last;
      const reply = await transport.handle(request);
      const entries = aws.journal.since(before);
      for (const entry of entries) answered?.(entry);
      if (entries.some(({ operation }) => !isRead(operation))) await changed?.();
      return reply;
    },
  };
  return {
    where: { target: 'local', accountId: aws.account.id, region, name: 'fargate-tutorial' },
    services: loaded.services,
    clients: localClients(loaded.services, region, requestHandler),
    inputs: new SessionInputs(given),
    async sleep(seconds) {
      const passed = (await aws.sleep(seconds * 1000)) / 1000;
      await changed?.();
      if (slowly) await pause((passed * 1000) / HASTE);
      return passed;
    },
    async ask(url) {
      const answer = await askLocally(aws, url);
      if (answer !== undefined) await opened?.(url);
      return answer;
    },
    emit,
  };
}

// --- internal ---

/** Milliseconds before each call, when it goes slowly. */
const CALL_PAUSE = 400;

/** How many times faster than on AWS time passes, when it goes slowly. */
const HASTE = 8;

function pause(milliseconds: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, milliseconds));
}
