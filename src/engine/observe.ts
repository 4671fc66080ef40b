import type { Clients } from './step.ts';

/** A call as the SDK makes it, before it is sent. */
export interface ObservedCall {
  service: string;
  operation: string;
  input: object;
}

/** What a watcher of calls is told: before each call, and of each one that failed. */
export interface CallWatcher {
  before(call: ObservedCall): void;
  failed(call: ObservedCall, error: Error): void;
}

/** Lets a watcher see every call of every client, in order, on any target. */
export function observe(clients: Clients, watcher: CallWatcher): void {
  for (const [service, client] of Object.entries(clients) as [string, Observable][]) {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const operation = context.commandName!.replace(/Command$/, '');
        const call = { service: SIGNING_NAMES[service] ?? service, operation, input: args.input };
        watcher.before(call);
        try {
          return await next(args);
        } catch (error) {
          if (error instanceof Error) watcher.failed(call, error);
          throw error;
        }
      },
      { step: 'initialize', name: 'observe' },
    );
  }
}

// --- internal ---

/** Where the context's short name is not the name that IAM actions begin with. */
const SIGNING_NAMES: Record<string, string> = { quotas: 'servicequotas' };

/** The part of an SDK client that is used here; the clients' own types differ in their inputs and outputs. */
interface Observable {
  middlewareStack: {
    add(
      middleware: (
        next: (args: { input: object }) => Promise<unknown>,
        context: { commandName?: string },
      ) => (args: { input: object }) => Promise<unknown>,
      options: { step: 'initialize'; name: string },
    ): void;
  };
}
