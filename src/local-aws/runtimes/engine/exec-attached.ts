import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandStreams } from '../live-containers.ts';
import { EngineError, type EngineApi } from './engine-api.ts';
import { createExec, stateOfExec } from './exec-api.ts';
import { framesTo } from './output-frames.ts';

/**
 * Runs a command in a container with input and output of its own, and returns its exit code. Throws an `EngineError` when the engine
 * refuses.
 */
export async function execAttached(
  api: EngineApi,
  container: string,
  command: readonly string[],
  streams: CommandStreams,
): Promise<number> {
  const { stdin, stdout, stderr, size } = streams;
  const isTerminal = size !== undefined;
  const id = await createExec(api, container, { Cmd: command, AttachStdin: true, Tty: isTerminal });
  const connection = await api.upgrade({
    method: 'POST',
    path: `/exec/${id}/start`,
    body: { Detach: false, Tty: isTerminal },
  });
  const ended = once(connection, 'end');
  connection.on(
    'data',
    isTerminal ? (piece: Buffer) => stdout.write(piece) : framesTo(stdout, stderr),
  );
  const resize = () => {
    const [w, h] = size?.() ?? [];
    if (w === undefined || h === undefined) return;
    // The command may have ended, and a size that is wrong harms nobody.
    const query = { w, h };
    api
      .sendIfThere({ method: 'POST', path: `/exec/${id}/resize`, query })
      .catch((error: unknown) => {
        if (!(error instanceof EngineError)) throw error;
      });
  };
  if (isTerminal) {
    resize();
    stdout.on('resize', resize);
  }
  stdin.pipe(connection);
  try {
    await ended;
  } finally {
    stdin.unpipe(connection);
    stdout.off('resize', resize);
    connection.destroy();
  }
  return exitCodeOf(api, id);
}

// --- internal ---

/** The output ends some moments before an engine knows the exit code. */
async function exitCodeOf(api: EngineApi, id: string): Promise<number> {
  for (;;) {
    const { Running, ExitCode } = await stateOfExec(api, id);
    if (!Running) return ExitCode ?? 0;
    await pause(50);
  }
}
