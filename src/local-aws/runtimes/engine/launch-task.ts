import { EngineError, type EngineApi } from './engine-api.ts';
import { makeNetwork, makeVolume } from './engine-containers.ts';
import { containerSpec, pauseSpec, volumesOf, type ContainerSpec } from './container-spec.ts';
import { containerName, networkName, pauseName, volumeName } from './names.ts';
import { pauseImage } from './pause-image.ts';
import type { LiveContainer, WantedTask } from '../live-containers.ts';

/** An account on an engine. */
export interface AccountOnEngine {
  api: EngineApi;
  account: string;
  architecture: string;
}

/** Makes what the containers of a task stand on, unless it is there: a network, a holder of its ports, and volumes. */
export async function prepareTask(
  { api, account, architecture }: AccountOnEngine,
  wanted: WantedTask,
): Promise<void> {
  const network = networkName(account);
  await makeNetwork(api, account, network);
  const image = await pauseImage(api, architecture);
  const pause = pauseName(account, wanted.task);
  await create(api, pause, pauseSpec(account, image, network, wanted));
  await start(api, pause);
  for (const name of volumesOf(wanted)) {
    await makeVolume(api, account, wanted.task, volumeName(account, wanted.task, name));
  }
}

/**
 * Makes a container and starts it, unless that is done. Throws {@link EngineError} with the words that ECS has for it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-error-codes.html
 */
export async function startContainer(
  { api, account }: AccountOnEngine,
  wanted: WantedTask,
  container: LiveContainer,
): Promise<void> {
  const name = containerName(account, container);
  const pause = pauseName(account, wanted.task);
  await saying('CannotCreateContainerError', () =>
    create(api, name, containerSpec(account, pause, wanted, container)),
  );
  await saying('CannotStartContainerError', () => start(api, name));
}

// --- internal ---

async function create(api: EngineApi, name: string, body: ContainerSpec): Promise<void> {
  try {
    await api.send({ method: 'POST', path: '/containers/create', query: { name }, body });
  } catch (error) {
    // It was made before, and the process that did was killed.
    const isThere =
      error instanceof EngineError && /already in use|already exists/i.test(error.message);
    if (!isThere) throw error;
  }
}

/** An engine answers 304 where the container runs already. */
async function start(api: EngineApi, name: string): Promise<void> {
  await api.send({ method: 'POST', path: `/containers/${name}/start` });
}

async function saying(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const message = `${what}: Error response from daemon: ${error.message}`;
    throw new EngineError(message, error.status, { cause: error });
  }
}
