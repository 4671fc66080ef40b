import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { RunningTask } from '../container-runtime.ts';
import { EngineError, type EngineApi } from './engine-api.ts';
import { ACCOUNT_LABEL, CONTAINER_LABEL, ofAccount, TASK_LABEL } from './names.ts';

/** A container as the engine lists it. */
export interface ListedContainer {
  /** The engine's own id. */
  engineId: string;
  /** The ARN of the task that it is of. */
  taskArn: string;
  /** The ARN of the container; missing for the one that holds the network. */
  containerArn?: string;
  status: 'created' | 'running' | 'exited';
  /** Where its ports are reached on this machine. */
  ports: readonly { inside: number; outside: number }[];
}

const listReply = z.array(
  z.object({
    Id: z.string(),
    State: z.string(),
    Labels: z.record(z.string(), z.string()),
    Ports: z
      .array(z.object({ PrivatePort: z.number(), PublicPort: z.number().optional() }))
      .nullish(),
  }),
);

/** The containers of an account, whatever state they are in. */
export async function listContainers(api: EngineApi, account: string): Promise<ListedContainer[]> {
  const query = { all: true, ...ofAccount(account) };
  const listed = await withRetries(() =>
    api.read({ method: 'GET', path: '/containers/json', query }, listReply),
  );
  return listed.map(({ Id, State, Labels, Ports }) => ({
    engineId: Id,
    taskArn: Labels[TASK_LABEL] ?? '',
    ...(Labels[CONTAINER_LABEL] !== undefined && { containerArn: Labels[CONTAINER_LABEL] }),
    status: statusOf(State),
    ports: (Ports ?? []).flatMap(({ PrivatePort: inside, PublicPort: outside }) =>
      outside === undefined ? [] : [{ inside, outside }],
    ),
  }));
}

const inspectReply = z.object({
  State: z.object({ ExitCode: z.number(), OOMKilled: z.boolean().optional() }),
});

/** How a container ended. Undefined when it is no longer there. */
export async function endOf(api: EngineApi, engineId: string) {
  const asked = { method: 'GET', path: `/containers/${engineId}/json` } as const;
  const found = await api.readIfThere(asked, inspectReply);
  return found && { code: found.State.ExitCode, outOfMemory: found.State.OOMKilled === true };
}

/** Removes containers of a task, killing those that run, and the volumes that were theirs. */
export async function removeTask(
  api: EngineApi,
  task: Pick<RunningTask, 'arn'>,
  listed: readonly ListedContainer[],
): Promise<void> {
  // The one that holds the network goes last: the others stand on it.
  const ours = listed.filter(({ taskArn }) => taskArn === task.arn);
  const isHolder = ({ containerArn }: ListedContainer) => Number(containerArn === undefined);
  for (const { engineId } of ours.toSorted((a, b) => isHolder(a) - isHolder(b))) {
    const query = { force: true, v: true };
    await api.sendIfThere({ method: 'DELETE', path: `/containers/${engineId}`, query });
  }
  const filters = JSON.stringify({ label: [`${TASK_LABEL}=${task.arn}`] });
  await removeVolumes(api, { filters }, () => true);
}

const volumesReply = z.object({
  Volumes: z
    .array(z.object({ Name: z.string(), Labels: z.record(z.string(), z.string()).nullish() }))
    .nullish(),
});

/** Removes the volumes of an account whose tasks are not among those wanted. */
export function removeStrayVolumes(
  api: EngineApi,
  account: string,
  wanted: ReadonlySet<string>,
): Promise<void> {
  return removeVolumes(api, ofAccount(account), (taskArn) => !wanted.has(taskArn));
}

/** Makes the network of an account, unless it is there. */
export async function makeNetwork(api: EngineApi, account: string, name: string): Promise<void> {
  const path = `/networks/${name}`;
  if (await api.sendIfThere({ method: 'GET', path })) return;
  const body = { Name: name, CheckDuplicate: true, Labels: { [ACCOUNT_LABEL]: account } };
  await api.send({ method: 'POST', path: '/networks/create', body });
}

/** Makes a volume of a task, unless it is there. */
export async function makeVolume(
  api: EngineApi,
  account: string,
  task: Pick<RunningTask, 'arn'>,
  name: string,
): Promise<void> {
  const body = { Name: name, Labels: { [ACCOUNT_LABEL]: account, [TASK_LABEL]: task.arn } };
  await api.send({ method: 'POST', path: '/volumes/create', body });
}

// --- internal ---

/**
 * Podman 4 answers 500 to a list when a container goes while the list is made: "container not known". The next list is
 * right.
 */
async function withRetries<Reply>(read: () => Promise<Reply>, left = 5): Promise<Reply> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof EngineError) || error.status !== 500 || left === 0) throw error;
    await pause(200);
    return withRetries(read, left - 1);
  }
}

/** Engines have more words for it: `configured`, `stopped`, `dead`. */
function statusOf(state: string): ListedContainer['status'] {
  if (['running', 'paused', 'restarting', 'stopping'].includes(state)) return 'running';
  return ['created', 'configured', 'initialized'].includes(state) ? 'created' : 'exited';
}

async function removeVolumes(
  api: EngineApi,
  query: { filters: string },
  isToGo: (taskArn: string) => boolean,
): Promise<void> {
  const { Volumes } = await api.read({ method: 'GET', path: '/volumes', query }, volumesReply);
  for (const { Name, Labels } of Volumes ?? []) {
    if (!isToGo(Labels?.[TASK_LABEL] ?? '')) continue;
    await api.sendIfThere({ method: 'DELETE', path: `/volumes/${Name}` });
  }
}
