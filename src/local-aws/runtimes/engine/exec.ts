import { z } from 'zod';
import { EngineError, type EngineApi } from './engine-api.ts';

const execReply = z.object({ Id: z.string() });
const exitReply = z.object({ Running: z.boolean().optional(), ExitCode: z.number().nullish() });

/**
 * Runs a command in a container. Returns its exit code; undefined when it cannot be run or takes longer than `seconds`.
 */
export async function exitOf(
  api: EngineApi,
  container: string,
  command: readonly string[],
  seconds: number,
): Promise<number | undefined> {
  try {
    const { Id } = await api.read(
      {
        method: 'POST',
        path: `/containers/${container}/exec`,
        body: { Cmd: command, AttachStdout: true, AttachStderr: true },
      },
      execReply,
    );
    // Attached, the answer ends when the command does.
    const path = `/exec/${Id}/start`;
    await api.send({ method: 'POST', path, body: { Detach: false }, within: seconds * 1000 });
    const asked = { method: 'GET', path: `/exec/${Id}/json` } as const;
    return (await api.read(asked, exitReply)).ExitCode ?? undefined;
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}
