import type { Clients } from './aws/index.ts';
import type { AwsService } from './aws/service.ts';
import { isDenied } from './denied.ts';
import type { Session } from './session.ts';

/** Tells what keeps a resource from being deleted, a line each, where its service knows. */
export async function* heldBy(
  { services, clients, where }: Pick<Session, 'services' | 'clients' | 'where'>,
  kind: string,
  arn: string,
): AsyncIterable<string> {
  for (const { kinds } of Object.values<AwsService<object, Clients>>(services)) {
    const holders = kinds[kind]?.heldBy;
    if (!holders) continue;
    try {
      yield* holders(clients, arn, where);
    } catch (error) {
      if (!isDenied(error)) throw error;
      yield `You may not see what holds it: ${error.message}`;
    }
  }
}
