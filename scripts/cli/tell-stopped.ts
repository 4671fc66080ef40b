import { audit } from '../../src/engine/audit.ts';
import { usd } from '../../src/engine/prices.ts';
import type { Session } from '../../src/engine/session.ts';
import type { Terminal } from './terminal.ts';

/** Seconds that a reader who wants to stop is kept for a list of what exists. */
const PATIENCE = 15;

/**
 * Says, after Ctrl-C, what exists now, what it costs per hour, and how it is taken back. It is asked of the account, since a call
 * may have been done whose reply nobody has read. A second Ctrl-C ends it at once.
 *
 * @param undo the command that takes back what the stopped one made
 */
export async function tellStopped(
  session: Session,
  terminal: Terminal,
  undo: string,
): Promise<void> {
  terminal.note(
    '\nStopped. Everything that AWS has already done stays: run the same command again to continue.',
  );
  const found = await within(PATIENCE, () => audit(session));
  if (!found || 'failed' in found) {
    terminal.note(
      `What exists now could not be listed${found ? ` (${found.failed})` : ` within ${PATIENCE} s`}.`,
    );
  } else {
    const perHour = found.alive.reduce((sum, { usdPerHour }) => sum + usdPerHour, 0);
    const kinds = found.alive.map(({ kind }) => kind);
    terminal.data({ type: 'stopped', kinds, usdPerHour: perHour });
    terminal.note(
      kinds.length === 0
        ? 'Nothing of it exists now. It costs nothing.'
        : `${kinds.length} of it exist now: ${kinds.join(', ')}. On AWS, it costs ${perHour === 0 ? 'nothing' : usd(perHour)} per hour.`,
    );
  }
  terminal.line({ label: 'undo', text: undo, tone: 'plain' });
}

// --- internal ---

/** The result, or why there is none; undefined when it takes longer. */
async function within<Result>(
  seconds: number,
  act: () => Promise<Result>,
): Promise<Result | { failed: string } | undefined> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<undefined>((give) => {
    timer = setTimeout(() => give(undefined), seconds * 1000);
  });
  const failed = (error: unknown) => ({
    failed: error instanceof Error ? error.message.split('\n')[0]! : String(error),
  });
  return Promise.race([act().catch(failed), late]).finally(() => clearTimeout(timer));
}
