import type { ReadOutput } from '../live-containers.ts';

/** Lines of a container, and how far its output has been read with them. */
export interface Output {
  lines: string[];
  read?: ReadOutput;
}

/**
 * The lines that come after `read` in an answer of `/containers/{id}/logs` with time stamps. Podman stamps them by the
 * second, so that lines are counted within one.
 */
export function linesAfter(answer: Buffer, read?: ReadOutput): Output {
  let last = read;
  const lines: string[] = [];
  const seen = new Map<string, number>();
  for (const stamped of stampedLines(answer)) {
    const space = stamped.indexOf(' ');
    const at = space < 0 ? stamped : stamped.slice(0, space);
    const nth = (seen.get(at) ?? 0) + 1;
    seen.set(at, nth);
    if (read && (at < read.at || (at === read.at && nth <= read.lines))) continue;
    lines.push(space < 0 ? '' : stamped.slice(space + 1));
    last = { at, lines: nth };
  }
  return { lines, ...(last && { read: last }) };
}

/** The moment from which to ask for the lines that come after `read`, in whole seconds. */
export function sinceOf(read?: ReadOutput): number {
  return read ? Math.floor(Date.parse(read.at) / 1000) : 0;
}

// --- internal ---

/**
 * Frames of stdout and stderr: eight bytes, of which the last four are the length, then the text.
 * https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach
 */
function stampedLines(answer: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at + 8 <= answer.length;) {
    const length = answer.readUInt32BE(at + 4);
    texts.push(answer.subarray(at + 8, at + 8 + length).toString());
    at += 8 + length;
  }
  return texts
    .flatMap((text) => text.split('\n'))
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '');
}
