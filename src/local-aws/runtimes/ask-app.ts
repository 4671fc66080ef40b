import type { Region } from '../core/account.ts';
import type { Service } from '../core/operation.ts';
import type { AppRequest, AppResponse } from './app-request.ts';
import type {
  Asked,
  ContainerRuntime,
  Listener,
  PublishedPort,
  TaskContainer,
} from './container-runtime.ts';
import { Unanswered, type ClientRequest, type NoAnswer, type Received } from './received.ts';

/** Does something in one transaction of the account, with its services. */
export type InRegion = <Result>(
  work: (region: Region, services: readonly Service[]) => Result,
) => Promise<Result>;

/** The way of a request from a client on the internet to whoever answers it. */
export type AppWay =
  /** Nothing runs that could answer. */
  { kind: 'nothing runs' } | Exclude<Received, { kind: 'forwarded' }> | ForwardedWay;

/** The way to a container, by way of a load balancer where one is. */
export interface ForwardedWay {
  kind: 'forwarded';
  /** The request as the container gets it. Its body is that which the client's request had when the way was found. */
  request: AppRequest;
  /** The address on this machine at which a real container listens; undefined where it is a function, or refuses. */
  published: PublishedPort | undefined;
  /** Seconds without a byte after which whoever forwards gives up; undefined where nobody does. */
  idleSeconds: number | undefined;
  /**
   * Gives the container the whole request. Undefined where nothing runs that could answer. Throws {@link Unanswered} where
   * the client gets no response.
   */
  ask(body: AppRequest['body']): Promise<AppResponse | undefined>;
  /** The client's response to what the container did. */
  reply(outcome: Asked | NoAnswer): AppResponse | NoAnswer;
  /** False when a connection on this way has to end, because its target has drained. */
  isOpen(): boolean;
}

/**
 * Finds the way of a request to the app that its host leads to. Load balancers count it: their targets take turns. The
 * account is free for others from then on.
 */
export async function findWay(
  request: ClientRequest,
  runtime: ContainerRuntime,
  inRegion: InRegion,
): Promise<AppWay> {
  if (!runtime.answers) return { kind: 'nothing runs' };
  const found = await inRegion((region, services) => ({
    region,
    received: receivedBy(request, region, services),
  }));
  const { region, received } = found;
  if (received.kind !== 'forwarded') return received;
  const { listener, reply, isOpen } = received;
  const published = listener && (await runtime.published?.(listener.container, listener.port));
  return {
    kind: 'forwarded',
    request: received.request,
    published,
    idleSeconds: received.idleSeconds,
    reply,
    isOpen: () => isOpen?.(region) ?? true,
    async ask(body) {
      const whole = { ...received.request, body };
      const asked = listener ? await runtime.ask(listener, whole) : 'refused';
      if (!asked) return undefined;
      const response = await noted(listener, asked, reply, inRegion);
      if (typeof response === 'string') throw new Unanswered(request.url, response);
      return response;
    },
  };
}

/**
 * Takes a request to the app that its host leads to, by way of a load balancer where one is, and notes what the app did.
 * The account is free for others while the app thinks: it may call AWS itself. Undefined where nothing runs that could
 * answer. Throws {@link Unanswered}.
 */
export async function askApp(
  request: ClientRequest,
  runtime: ContainerRuntime,
  inRegion: InRegion,
): Promise<AppResponse | undefined> {
  const way = await findWay(request, runtime, inRegion);
  switch (way.kind) {
    case 'nothing runs':
      return undefined;
    case 'answered':
      return way.response;
    case 'unanswered':
      throw new Unanswered(request.url, way.why);
    case 'forwarded':
      return way.ask(request.body);
  }
}

// --- internal ---

/** Notes what a container did, lets services see how it is then, and returns the client's response. */
async function noted(
  listener: Listener | undefined,
  asked: Asked | 'refused',
  reply: ForwardedWay['reply'],
  inRegion: InRegion,
): Promise<AppResponse | NoAnswer> {
  const response = await inRegion((region, services) => {
    if (asked === 'refused' || !listener) return reply('refused');
    const { container } = listener;
    const isThere = services.every((each) => each.onAsked?.(region, container, asked) ?? true);
    return reply(isThere ? asked : 'reset');
  });
  if (listener) await lookAfter(listener.container, inRegion);
  return response;
}

/** Lets services see how a container is after a request. */
async function lookAfter(container: TaskContainer, inRegion: InRegion): Promise<void> {
  const looks = await inRegion((region, services) =>
    services.flatMap(({ afterAsked }) => (afterAsked ? [() => afterAsked(region, container)] : [])),
  );
  for (const look of looks) {
    const note = await look();
    if (note) await inRegion(note);
  }
}

type Way =
  Exclude<Received, { kind: 'forwarded' }> | (Forwarded & { listener: Listener | undefined });
type Forwarded = Extract<Received, { kind: 'forwarded' }>;

function receivedBy(request: ClientRequest, region: Region, services: readonly Service[]): Way {
  const received = first(services, (each) => each.receive?.(request, region));
  // An address that nobody has swallows what is sent to it; a name that nobody has is known to be none.
  if (!received) {
    const isAddress = /^[\d.]+$/.test(new URL(request.url).hostname);
    return { kind: 'unanswered', why: isAddress ? 'timed out' : 'no such host' };
  }
  if (received.kind !== 'forwarded') return received;
  const { ip, port } = received;
  return { ...received, listener: first(services, (each) => each.listenerAt?.(region, ip, port)) };
}

function first<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
