import type { Region } from '../core/account.ts';
import type { Service } from '../core/operation.ts';
import type { AppResponse } from './app-request.ts';
import type { ContainerRuntime, Listener, TaskContainer } from './container-runtime.ts';
import { Unanswered, type ClientRequest, type NoAnswer, type Received } from './received.ts';

/** Does something in one transaction of the account, with its services. */
export type InRegion = <Result>(
  work: (region: Region, services: readonly Service[]) => Result,
) => Promise<Result>;

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
  if (!runtime.answers) return undefined;
  const way = await inRegion((region, services) => wayOf(request, region, services));
  if (way.kind === 'answered') return way.response;
  const refuse = (why: NoAnswer) => new Unanswered(request.url, why);
  if (way.kind === 'unanswered') throw refuse(way.why);
  const asked = way.listener ? await runtime.ask(way.listener, way.request) : 'refused';
  if (!asked) return undefined;
  const response = await inRegion((region, services) => {
    if (asked === 'refused' || !way.listener) return way.reply('refused');
    const { container } = way.listener;
    const isThere = services.every((each) => each.onAsked?.(region, container, asked) ?? true);
    return way.reply(isThere ? asked : 'reset');
  });
  if (way.listener) await lookAfter(way.listener.container, inRegion);
  if (typeof response === 'string') throw refuse(response);
  return response;
}

// --- internal ---

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

function wayOf(request: ClientRequest, region: Region, services: readonly Service[]): Way {
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
