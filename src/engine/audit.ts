import type { Clients, LoadedServices } from './aws/index.ts';
import type { AnyBilled, AwsService, Retained, Kind } from './aws/service.ts';
import { hourly } from './billing.ts';
import { isOwned } from './ownership.ts';
import type { Session } from './session.ts';

/** Something that carries the tutorial's tags. */
export interface AuditedResource {
  kind: string;
  arn: string;
  /** Its price while it exists: USD per hour, at the prices of us-east-1. */
  usdPerHour: number;
  /** The parts of it that are billed. */
  bills?: readonly AnyBilled[];
  /** The ARNs, ids and paths of what it names. */
  refersTo?: string[];
}

/** The resources of an account that carry our tags. */
export interface Audit {
  /** Resources that exist. */
  alive: AuditedResource[];
  /** Resources that are deleted and that AWS keeps, free of charge. */
  retained: (AuditedResource & { retained: Retained })[];
}

/**
 * Lists the resources that exist and carry our tags. It asks each service for its lists and not the steps, so what a
 * step forgot is found all the same. How the things of a kind are listed is in its service's descriptor.
 *
 * @param among the services to ask: all that are loaded when left out
 */
export async function audit(
  session: Pick<Session, 'clients' | 'where' | 'services'>,
  among: LoadedServices = session.services,
): Promise<Audit> {
  const found: Audit = { alive: [], retained: [] };
  for (const { kinds } of Object.values<AwsService<object, Clients>>(among)) {
    for (const [kind, lister] of Object.entries(kinds)) {
      for await (const { retained, ...resource } of ownOf(kind, lister, session)) {
        if (retained) found.retained.push({ ...resource, retained });
        else found.alive.push(resource);
      }
    }
  }
  for (const some of [found.alive, found.retained]) some.sort((a, b) => (a.arn < b.arn ? -1 : 1));
  return found;
}

// --- internal ---

async function* ownOf(
  kind: string,
  { list }: Kind<Clients>,
  { clients, where, services }: Pick<Session, 'clients' | 'where' | 'services'>,
): AsyncIterable<AuditedResource & { retained: Retained | undefined }> {
  for await (const { arn, tags, bills = [], refersTo, retained } of list(clients, where)) {
    if (!isOwned(where.name, tags)) continue;
    const billed = bills.filter(({ count }) => count > 0);
    yield {
      kind,
      arn,
      usdPerHour: hourly(services, billed),
      ...(billed.length > 0 && { bills: billed }),
      ...(refersTo && { refersTo: refersTo.filter((each) => each !== undefined) }),
      retained,
    };
  }
}
