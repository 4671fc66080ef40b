import { paginateListTaskDefinitions } from '@aws-sdk/client-ecs';
import type { LocalAws } from '../../src/local-aws/local-aws.ts';
import { inProcess } from '../../src/local-aws/transports/in-process.ts';
import type { LocalRun } from './local-run.ts';
import { quickClients } from './quick-clients.ts';

/**
 * Lists the resources that are alive in a Region, and those that are INACTIVE and stay until somebody deletes them: a
 * line each, in order.
 */
export async function inventory({ aws }: LocalRun, region?: string): Promise<string> {
  return [...(await aws.inventory(region)), ...(await residueIn(aws, region))]
    .map((item) => JSON.stringify(item, sortKeys))
    .sort()
    .join('\n');
}

/** Takes the inventory when all has gone that goes by itself: of a deleted service the last tasks are STOPPING. */
export async function inventoryLater(run: LocalRun): Promise<string> {
  await run.aws.advanceTo(run.aws.account.now + 120_000);
  return inventory(run);
}

/**
 * An inventory in which each task may have been replaced by one like it: neither it nor its network interface has an id, and
 * both, like the target that it is behind a load balancer, may be in another zone and have another address.
 */
export function withoutIdsOfTasks(inventory: string): string {
  return inventory
    .split('\n')
    .map((line) => line.replace(/\b(task\/[\w-]+|attachment|network-interface)\/[\w-]+/g, '$1'))
    .map((line) => (line.includes(':attachment"') ? line.replace(/"subnet-\w+"/, '""') : line))
    .map((line) =>
      line.endsWith('"kind":"target"}')
        ? line.replace(/(?<= )[\d.]+(?=:)/, '').replace(/"zone":"[\w-]+"/, '"zone":""')
        : line,
    )
    .sort()
    .join('\n');
}

/** How two inventories differ, in words. */
export function difference(wanted: string, got: string): string {
  const [before, after] = [new Set(wanted.split('\n')), new Set(got.split('\n'))];
  const missing = [...before].filter((line) => !after.has(line));
  const extra = [...after].filter((line) => !before.has(line));
  return `missing ${JSON.stringify(missing)}, extra ${JSON.stringify(extra)}`;
}

// --- internal ---

/**
 * INACTIVE task definitions, asked of a copy, so that no call stands in the journal. A cluster or a service that is
 * INACTIVE, a STOPPED task and a revision that is DELETE_IN_PROGRESS are not looked for: AWS lets them go by itself, and
 * nobody can make it faster.
 */
async function residueIn(aws: LocalAws, region = aws.defaultRegion): Promise<object[]> {
  const { ecs } = quickClients(inProcess(await aws.copy()), { region });
  const residue: object[] = [];
  for await (const page of paginateListTaskDefinitions({ client: ecs }, { status: 'INACTIVE' })) {
    residue.push(...(page.taskDefinitionArns ?? []).map((id) => ({ kind: 'INACTIVE', id })));
  }
  return residue;
}

/** The order of an object's members means nothing. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
