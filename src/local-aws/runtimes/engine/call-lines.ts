import { connect, type Socket } from 'node:net';
import { z } from 'zod';
import type { EngineApi } from './engine-api.ts';
import type { ListedContainer } from './engine-containers.ts';
import type { Jobs } from './jobs.ts';

/** The port of a task's network at which this process gets the calls of its containers: pause.c. */
export const LINE_PORT = 51_680;

/** Where containers call. The agent of ECS has these two ports on EC2, so that no app listens there. */
export const CALL_URL = 'http://127.0.0.1:51679';

/** Takes a call. */
export type AnswerCall = (connection: Socket, taskArn: string) => void;

/**
 * The lines to the containers that hold the networks of tasks. Each waits there for one call of a container and is then that call, so
 * that nothing has to listen on this machine.
 */
export class CallLines {
  readonly #api: EngineApi;
  readonly #jobs: Jobs;
  readonly #lines = new Map<string, Set<Socket>>();
  /** The words that the holders were started with, by the engine's ids. */
  readonly #words = new Map<string, string>();
  #answer: AnswerCall | undefined;

  constructor(api: EngineApi, jobs: Jobs) {
    this.#api = api;
    this.#jobs = jobs;
  }

  /** Calls `answer` with each call from now on. With none, the lines that wait are closed. */
  onCall(answer: AnswerCall | undefined): void {
    this.#answer = answer;
    if (!answer) this.keep([]);
  }

  /** Keeps lines to the holders that run, and to no other container. */
  keep(listed: readonly ListedContainer[]): void {
    const holders = new Map(
      listed
        .filter(({ containerArn, status }) => containerArn === undefined && status === 'running')
        .map((holder) => [holder.engineId, holder]),
    );
    for (const [id, lines] of this.#lines) {
      if (holders.has(id)) continue;
      for (const line of lines) line.destroy();
      this.#lines.delete(id);
      this.#words.delete(id);
    }
    if (!this.#answer) return;
    for (const holder of holders.values()) this.#keepTo(holder);
  }

  #keepTo(holder: ListedContainer): void {
    const { engineId, ports } = holder;
    const port = ports.find(({ inside }) => inside === LINE_PORT)?.outside;
    // A holder that an earlier version made takes no calls.
    if (port === undefined) return;
    const word = this.#words.get(engineId);
    if (word === undefined) {
      this.#jobs.begin(`word of ${engineId}`, async () => {
        const asked = { method: 'GET', path: `/containers/${engineId}/json` } as const;
        const found = await this.#api.readIfThere(asked, inspectReply);
        if (found) this.#words.set(engineId, found.Config.Cmd[0]!);
      });
      return;
    }
    const lines = this.#lines.get(engineId) ?? new Set();
    this.#lines.set(engineId, lines);
    while (lines.size < WAITING) this.#open(holder, port, word, lines);
  }

  #open(holder: ListedContainer, port: number, word: string, lines: Set<Socket>): void {
    const line = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    lines.add(line);
    line.write(word);
    line.on('error', () => line.destroy());
    line.once('close', () => lines.delete(line));
    line.once('readable', () => {
      lines.delete(line);
      // One byte says that somebody has called.
      if (line.read(1) === null || !this.#answer) {
        line.destroy();
        return;
      }
      this.#keepTo(holder);
      this.#answer(line, holder.taskArn);
    });
  }
}

// --- internal ---

/** Lines that wait at each task. One is replaced when it is called. */
const WAITING = 4;

const inspectReply = z.object({ Config: z.object({ Cmd: z.array(z.string()).min(1) }) });
