import type { AppRequest } from './app-request.ts';
import { textResponse } from './app-request.ts';
import { behaviourOf, parseImage } from './container-images.ts';
import type {
  Asked,
  ContainerExit,
  ContainerRuntime,
  Listener,
  StartedContainer,
  TaskContainer,
} from './container-runtime.ts';
import { killed, outOfMemory } from './exits.ts';
import type { HandledContainer, HandledImage } from './handled-image.ts';
import { none } from './none.ts';
import { fromWeb, toWeb } from './web-messages.ts';

/**
 * Containers that are functions in this process. `images` binds a function to a name: to `httpd:2.4`, to `httpd` for the
 * tags of it that have none of their own, or to `*` for every other image that serves and is given no command. An image
 * that is bound to nothing behaves as it does without a runtime, and so does one that an injected fault strikes.
 */
export function handlers(images: Readonly<Record<string, HandledImage>>): ContainerRuntime {
  const imageOf = ({ image, struck, command }: TaskContainer) => {
    if (struck) return undefined;
    const isPlain = behaviourOf(image) === 'serves' && command.length === 0;
    return imageNamed(images, image) ?? (isPlain ? images['*'] : undefined);
  };
  return {
    answers: true,
    prepare: (container) => (imageOf(container) ? undefined : none.prepare(container)),
    start(container) {
      const image = imageOf(container);
      return image ? Promise.resolve(started(container, image)) : none.start(container);
    },
    ask(listener, request) {
      const image = imageOf(listener.container);
      return image ? ask(listener, image, request) : none.ask(listener, request);
    },
  };
}

// --- internal ---

/** The function of an image: the one of its tag or digest, or the one of all tags. */
function imageNamed(
  images: Readonly<Record<string, HandledImage>>,
  name: string,
): HandledImage | undefined {
  const { registry, repository, full } = parseImage(name);
  const names = Object.keys(images).filter((each) => each !== '*');
  const bound =
    names.find((each) => parseImage(each).full === full) ??
    names.find((each) => {
      const parsed = parseImage(each);
      const isOfAllTags = !/[:@]/.test(each.split('/').at(-1)!);
      return isOfAllTags && parsed.registry === registry && parsed.repository === repository;
    });
  return bound === undefined ? undefined : images[bound];
}

function started(container: TaskContainer, image: HandledImage): StartedContainer {
  const { memory = 32, startsIn = 0 } = image;
  const exit = memory > container.memory ? outOfMemory(1) : image.exit;
  const stop = stopOf(container, image);
  return {
    lines: [
      `${container.image} started. The local AWS simulates it: a function runs in its place.`,
    ],
    unhealthy: image.isHealthy?.(container) === false,
    listensAfter: startsIn,
    memory,
    ...(exit && { exit }),
    ...(stop && { stop }),
  };
}

function stopOf({ stopTimeout }: TaskContainer, { stop }: HandledImage): ContainerExit | undefined {
  if (stop === undefined) return undefined;
  if (stop === 'ignores' || stop.seconds > stopTimeout) return killed(stopTimeout);
  return stop;
}

async function ask(
  { container, memory: used }: Listener,
  image: HandledImage,
  request: AppRequest,
): Promise<Asked> {
  const lines: string[] = [];
  const outcome = { seconds: 0, allocated: 0 } as {
    seconds: number;
    allocated: number;
    exitCode?: number;
  };
  const seen: HandledContainer = {
    name: container.name,
    image: container.image,
    environment: container.environment,
    task: container.task,
    memory: { used, limit: container.memory },
    log: (line) => void lines.push(line),
    allocate: (mib) => void (outcome.allocated += mib),
    take: (seconds) => void (outcome.seconds += seconds),
    exit: (code) => void (outcome.exitCode ??= code),
  };
  const response = await answerOf(image, request, seen);
  return {
    ...outcome,
    lines,
    cpu: image.cpu ?? 5,
    ...(outcome.exitCode === undefined && { response }),
  };
}

/** The answer of a function; a 500 when it throws, as most servers do, with the error in the log. */
async function answerOf(image: HandledImage, request: AppRequest, container: HandledContainer) {
  try {
    return await fromWeb(await image.answer(toWeb(request), container));
  } catch (error) {
    container.log(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    return textResponse(500, 'Internal Server Error', { 'content-type': 'text/plain' });
  }
}
