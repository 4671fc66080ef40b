/** Says on one line what a long command is doing, and takes the line away when it is over. */
export interface Progress {
  say(what: string): void;
  end(): void;
}

/**
 * In a terminal the line is rewritten. Elsewhere, as in a CI, each is a line of its own. It is on stderr, so that what a command
 * prints can be read by a program.
 */
export function progress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const rewrites = stream.isTTY;
  let shown = '';
  return {
    say(what) {
      if (what === shown) return;
      shown = what;
      const line = `… ${what}`;
      stream.write(rewrites ? `\r\u001b[K${line.slice(0, stream.columns - 1)}` : `${line}\n`);
    },
    end() {
      if (rewrites && shown !== '') stream.write('\r\u001b[K');
      shown = '';
    },
  };
}
