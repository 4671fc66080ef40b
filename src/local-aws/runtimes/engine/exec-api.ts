import { z } from 'zod';
import type { EngineApi } from './engine-api.ts';

/** Tells an engine of a command that is to run in a container, and returns the id by which it is started. Throws an `EngineError`. */
export async function createExec(
  api: EngineApi,
  container: string,
  body: { Cmd: readonly string[]; AttachStdin?: boolean; Tty?: boolean },
): Promise<string> {
  const path = `/containers/${container}/exec`;
  const attached = { AttachStdout: true, AttachStderr: true, ...body };
  return (await api.read({ method: 'POST', path, body: attached }, execReply)).Id;
}

/** If a command still runs, and its exit code when it has ended. Throws an `EngineError`. */
export function stateOfExec(api: EngineApi, id: string): Promise<z.output<typeof stateReply>> {
  return api.read({ method: 'GET', path: `/exec/${id}/json` }, stateReply);
}

// --- internal ---

const execReply = z.object({ Id: z.string() });
const stateReply = z.object({ Running: z.boolean().optional(), ExitCode: z.number().nullish() });
