import { services } from './index.ts';
import type { AwsService, Kind } from './service.ts';

/** The service whose requests are signed with that name, as the local AWS calls its services. Throws where there is none. */
export function serviceSignedAs(signingName: string): AwsService {
  const found = Object.values<AwsService>(services).find(
    (each) => each.signingName === signingName,
  );
  if (found) return found;
  throw new Error(`src/engine/aws/index.ts has no service that is signed as "${signingName}"`);
}

/** The service that has a kind of resource, with its name for clients; undefined for what is no kind of any. */
export function serviceOfKind(
  kind: string,
): { name: string; service: AwsService; kind: Kind<never> } | undefined {
  for (const [name, service] of Object.entries<AwsService>(services)) {
    const found = service.kinds[kind];
    if (found) return { name, service, kind: found };
  }
  return undefined;
}
