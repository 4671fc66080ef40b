import type { AwsClient, AwsService } from '../aws/service.ts';
import type { Clients, LoadedServices } from '../aws/index.ts';
import type { Ask } from './boxes.ts';

/** A question to AWS about a box, and the answer. */
export interface Answer extends Ask {
  output?: object;
  /** The refusal, in AWS's words. */
  error?: { code: string; message: string };
}

/** Asks AWS what a box stands for, and returns the request with its reply, or with the refusal in AWS's words. */
export async function describe(
  services: LoadedServices,
  clients: Clients,
  { call, input }: Ask,
): Promise<Answer> {
  const { client, Command } = operationOf(services, clients, call);
  try {
    const { $metadata: _metadata, ...output } = (await client.send(
      new Command(input as never),
    )) as {
      $metadata?: unknown;
    };
    return { call, input, output };
  } catch (error) {
    // A thing may be gone by the time that it is asked for.
    if (!(error instanceof Error) || !('$fault' in error)) throw error;
    return { call, input, error: { code: error.name, message: error.message } };
  }
}

/** The operations that a reader may ask from the picture, as `ecs:DescribeTasks`. */
export function describesOf(services: LoadedServices): string[] {
  return Object.values<AwsService>(services).flatMap(({ iam, picture }) =>
    Object.keys(picture?.describes ?? {}).map((name) => `${iam.prefix}:${name}`),
  );
}

// --- internal ---

function operationOf(services: LoadedServices, clients: Clients, call: string) {
  const [prefix, operation] = call.split(':') as [string, string];
  for (const [name, { iam, picture }] of Object.entries<AwsService>(services)) {
    const Command = picture?.describes[operation];
    if (iam.prefix !== prefix || !Command) continue;
    return { client: clients[name as keyof Clients] as AwsClient, Command };
  }
  throw new Error(`a box asks ${call}, which is not among the "describes" of its service`);
}
