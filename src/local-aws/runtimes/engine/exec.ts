import { EngineError, type EngineApi } from './engine-api.ts';
import { createExec, stateOfExec } from './exec-api.ts';

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
    const id = await createExec(api, container, { Cmd: command });
    // Attached, the answer ends when the command does.
    const path = `/exec/${id}/start`;
    await api.send({ method: 'POST', path, body: { Detach: false }, within: seconds * 1000 });
    return (await stateOfExec(api, id)).ExitCode ?? undefined;
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}
