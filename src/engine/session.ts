import type { Clients, LoadedServices } from './aws/index.ts';
import type { StepEvent, Where } from './events.ts';
import type { SessionInputs } from './session-inputs.ts';

/** Where and how steps run: everything that is not the step's own. */
export interface Session {
  where: Where;
  /** The AWS services that are loaded. */
  services: LoadedServices;
  /** Their clients. */
  clients: Clients;
  /** The reader's inputs, for all steps. */
  inputs: SessionInputs;
  /** Lets time pass, at most so many seconds, and says how many passed: real on AWS, virtual on the local AWS. */
  sleep(seconds: number): Promise<number>;
  /** Asks a URL and says how it answered; undefined where nothing runs that could. */
  ask(url: string): Promise<string | undefined>;
  emit(event: StepEvent): void;
}
