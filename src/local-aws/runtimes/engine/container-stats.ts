import { z } from 'zod';
import type { EngineApi } from './engine-api.ts';
import type { ListedContainer } from './engine-containers.ts';

/**
 * The figures of the containers of a task that run, by their ARNs. They have the network of the task, as those of ECS do: it is its
 * holder's.
 */
export async function statsOf(
  api: EngineApi,
  listed: readonly ListedContainer[],
): Promise<ReadonlyMap<string, object>> {
  const running = listed.filter(({ status }) => status === 'running');
  const all = await Promise.all(
    running.map(async ({ engineId, containerArn }) => ({
      containerArn,
      stats: await api.readIfThere(
        { method: 'GET', path: `/containers/${engineId}/stats`, query: { stream: false } },
        statsReply,
      ),
    })),
  );
  const holder = all.find(({ containerArn }) => containerArn === undefined)?.stats;
  const networks = holder?.networks ?? undefined;
  return new Map(
    all.flatMap(({ containerArn, stats }) =>
      containerArn === undefined || !stats
        ? []
        : [[containerArn, { ...stats, ...(networks && { networks }) }]],
    ),
  );
}

// --- internal ---

const statsReply = z.looseObject({ networks: z.looseObject({}).nullish() });
