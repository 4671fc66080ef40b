import type { Writable } from 'node:stream';

/**
 * Returns a function that takes the output of a command as an engine sends it, in pieces of any size, and writes it to where it belongs.
 * A frame is eight bytes, of which the first is 2 for stderr and the last four are the length, and then the text.
 * https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach
 */
export function framesTo(stdout: Writable, stderr: Writable): (piece: Buffer) => void {
  let rest = Buffer.alloc(0);
  let target = stdout;
  /** Bytes of the text that are still to come. */
  let left = 0;
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    for (;;) {
      if (left === 0) {
        if (rest.length < 8) return;
        target = rest[0] === 2 ? stderr : stdout;
        left = rest.readUInt32BE(4);
        rest = rest.subarray(8);
      }
      if (rest.length === 0) return;
      const text = rest.subarray(0, left);
      target.write(text);
      left -= text.length;
      rest = rest.subarray(text.length);
    }
  };
}
