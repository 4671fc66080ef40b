import { alreadySo } from './already-so.ts';
import type { Clients, LoadedServices } from './aws/index.ts';
import { isOwned } from './aws/owned.ts';
import type { AnyBilled, AwsService, Kind, Listed, ListedIn, Retained } from './aws/service.ts';
import { hourly } from './billing.ts';
import { isDenied } from './denied.ts';
import type { Session } from './session.ts';

/** Something that carries the tutorial's tags, or that stands in something that does. */
export interface AuditedResource {
  kind: string;
  arn: string;
  /** Its price while it exists: USD per hour, at the prices of us-east-1. */
  usdPerHour: number;
  /** The parts of it that are billed. */
  bills?: readonly AnyBilled[];
  /** The ARNs, ids and paths of what it names. */
  refersTo?: string[];
  /** The name that it was made under, and the step that made it, as its tags have it. */
  run?: string;
  step?: string;
  /** It does not have our tags, and is in something that does: a task that somebody started in our cluster. */
  isUntagged?: true;
}

/** A kind of resource that could not be listed, and why, in AWS's words. */
export interface Unread {
  kind: string;
  why: string;
}

/** The resources of an account that carry our tags. */
export interface Audit {
  /** Resources that exist. */
  alive: AuditedResource[];
  /** Resources that are deleted and that AWS keeps, free of charge. */
  retained: (AuditedResource & { retained: Retained })[];
  /** The kinds of which the caller may not see a list. */
  unread: Unread[];
}

/**
 * Lists the resources that exist and carry our tags, and what stands in them. It asks each service for its lists and not the
 * steps, so what a step forgot is found all the same. How the things of a kind are listed is in its service's descriptor.
 *
 * @param among the services to ask: all that are loaded when left out
 * @param names `all` for what was made under any name, and not under that of the session alone
 */
export async function audit(
  session: Pick<Session, 'clients' | 'where' | 'services'>,
  among: LoadedServices = session.services,
  names: 'own' | 'all' = 'own',
): Promise<Audit> {
  const found: Audit = { alive: [], retained: [], unread: [] };
  const where = { ...session.where, name: names === 'own' ? session.where.name : undefined };
  for (const { kinds } of Object.values<AwsService<object, Clients>>(among)) {
    for (const [kind, lister] of Object.entries(kinds)) {
      try {
        for (const { retained, ...resource } of await allOf(kind, lister, session, where)) {
          if (!retained) found.alive.push(resource);
          else if (!resource.isUntagged) found.retained.push({ ...resource, retained });
        }
      } catch (error) {
        if (!isDenied(error)) throw error;
        found.unread.push({ kind, why: error.message });
      }
    }
  }
  for (const some of [found.alive, found.retained]) some.sort((a, b) => (a.arn < b.arn ? -1 : 1));
  return found;
}

// --- internal ---

/** How often a list is asked for again that tells of what is gone. */
const LISTS_AGAIN = 2;

type Found = AuditedResource & { retained: Retained | undefined };

/** The list may be older than what is asked of each thing: where that is gone, the list is asked for again. */
async function allOf(...what: Parameters<typeof ownOf>): Promise<Found[]> {
  for (let again = 0; ; again++) {
    try {
      const found: Found[] = [];
      for await (const each of ownOf(...what)) found.push(each);
      return found;
    } catch (error) {
      if (again === LISTS_AGAIN || alreadySo(error, what[2].services) !== 'gone') throw error;
    }
  }
}

async function* ownOf(
  kind: string,
  { list }: Kind<Clients>,
  { clients, services }: Pick<Session, 'clients' | 'services'>,
  where: ListedIn,
): AsyncIterable<Found> {
  for await (const listed of list(clients, where)) {
    const isOurs = isOwned(where.name, listed.tags);
    if (!isOurs && !listed.isInOurs) continue;
    yield {
      kind,
      ...audited(listed, services),
      ...(isOurs ? madeBy(listed) : { isUntagged: true as const }),
      retained: listed.retained,
    };
  }
}

function madeBy({ tags: { run = '', step } }: Listed) {
  return step === undefined ? { run } : { run, step };
}

function audited({ arn, bills = [], refersTo }: Listed, services: LoadedServices) {
  const billed = bills.filter(({ count }) => count > 0);
  return {
    arn,
    usdPerHour: hourly(services, billed),
    ...(billed.length > 0 && { bills: billed }),
    ...(refersTo && { refersTo: refersTo.filter((each) => each !== undefined) }),
  };
}
