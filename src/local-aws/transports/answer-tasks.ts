import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { EngineError } from '../runtimes/engine/engine-api.ts';
import type { LiveContainers } from '../runtimes/live-containers.ts';
import type { TaskReply } from '../runtimes/task-endpoint.ts';
import { answerAws, sendJson, type AnsweredAws } from './answer-aws.ts';

/**
 * Answers the calls of real containers: those to the endpoint of their task, and all others as AWS. What a server says about itself is
 * not for them. Returns a function that ends it.
 */
export function answerTasks(live: LiveContainers, served: AnsweredAws): () => void {
  const tasks = new WeakMap<object, string>();
  // It never listens: its connections come from the containers.
  const server = createServer((request, response) => {
    const taskArn = tasks.get(request.socket) ?? '';
    answer(request, response, taskArn, live, served).catch((error: unknown) => {
      served.onBug(error);
      response.destroy();
    });
  });
  live.onCall((connection, taskArn) => {
    tasks.set(connection, taskArn);
    server.emit('connection', connection);
  });
  return () => {
    live.onCall(undefined);
    server.closeAllConnections();
  };
}

// --- internal ---

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  taskArn: string,
  live: LiveContainers,
  served: AnsweredAws,
): Promise<void> {
  const [pathname = '/'] = (request.url ?? '/').split('?', 1);
  if (request.method === 'GET') {
    const ask = async (path: string) => {
      await served.clock.catchUp();
      return served.aws.answerTask({ taskArn, path, clock: Date.now() });
    };
    const path = pathname.replace(/\/$/, '');
    const reply = await (path.endsWith('/stats')
      ? statsReply(path, taskArn, live, ask)
      : ask(path));
    if (reply) return sendJson(request, response, reply);
  }
  await answerAws(request, response, served);
}

/** Answers for the figures of a container, or of all of a task: they are those of the engine, under the ids of the metadata. */
async function statsReply(
  path: string,
  taskArn: string,
  live: LiveContainers,
  ask: (path: string) => Promise<TaskReply | undefined>,
): Promise<TaskReply | undefined> {
  const reply = await ask(path.replace(/\/stats$/, ''));
  if (reply?.status !== 200) return reply;
  try {
    const stats = await live.stats(taskArn);
    const task = taskMetadata.safeParse(reply.body);
    if (!task.success) {
      const { ContainerARN } = containerKey.parse(reply.body);
      return { status: 200, body: stats.get(ContainerARN) ?? {} };
    }
    const all = task.data.Containers.map(({ DockerId, ContainerARN }) => [
      DockerId,
      stats.get(ContainerARN) ?? null,
    ]);
    return { status: 200, body: Object.fromEntries(all) as object };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    // The words are ours.
    return { status: 500, body: { message: `The engine has no figures: ${error.message}` } };
  }
}

const containerKey = z.object({ DockerId: z.string(), ContainerARN: z.string() });
const taskMetadata = z.object({ Containers: z.array(containerKey) });
