import type { Clients, LoadedServices } from './aws/index.ts';
import { lazily } from './aws/lazily.ts';
import type { AwsService } from './aws/service.ts';

/** A call as the SDK makes it, before it is sent. */
export interface ObservedCall {
  /** As IAM's actions begin. */
  service: string;
  operation: string;
  input: object;
}

/** A watcher of calls: it is told before each call, and of each one that failed. */
export interface CallWatcher {
  before(call: ObservedCall): void;
  failed(call: ObservedCall, error: Error): void;
}

/**
 * The same clients, watched: a watcher sees every call that is made with these, in order, on any target. The clients that
 * were given stay as they are.
 */
export function observed(
  services: LoadedServices,
  clients: Clients,
  watcher: CallWatcher,
): Clients {
  const clientOf = (name: string) => clients[name as keyof Clients] as unknown as Observable;
  const views = Object.entries<AwsService>(services).map(
    ([name, { iam }]) => [name, () => view(iam.prefix, clientOf(name), watcher)] as const,
  );
  return lazily(Object.fromEntries(views)) as Clients;
}

// --- internal ---

/** The client itself, but for a stack of middleware of its own, which begins as a copy of the client's. */
function view(service: string, client: Observable, watcher: CallWatcher): Observable {
  const middlewareStack = client.middlewareStack.clone();
  middlewareStack.add(
    (next, context) => async (args) => {
      const operation = context.commandName!.replace(/Command$/, '');
      const call = { service, operation, input: args.input };
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
  return Object.assign(Object.create(client) as Observable, { middlewareStack });
}

/** The part of an SDK client that is used here; the clients' own types differ in their inputs and outputs. */
interface Observable {
  middlewareStack: Stack;
}

interface Stack {
  add(
    middleware: (
      next: (args: { input: object }) => Promise<unknown>,
      context: { commandName?: string },
    ) => (args: { input: object }) => Promise<unknown>,
    options: { step: 'initialize'; name: string },
  ): void;
  clone(): Stack;
}
