/** The effects of a container's command; `exitCode` is missing when it runs for ever. */
export interface CommandRun {
  lines: string[];
  seconds: number;
  exitCode?: number;
}

/**
 * Follows a command as far as it can be followed without running it: `echo`, `printf`, `sleep`, `exit`, `true`,
 * `false`, `date`, `env` and `hostname`, joined by `&&` or `;`. At anything else it is taken to run for ever, as a
 * server does.
 */
export function followCommand(command: readonly string[]): CommandRun {
  const run: CommandRun = { lines: [], seconds: 0 };
  for (const part of partsOf(command)) {
    const [name = '', ...rest] = wordsOf(part);
    if (/[|<>`$(]/.test(part)) return run;
    if (name === 'echo' || name === 'printf') run.lines.push(rest.join(' '));
    else if (name === 'sleep') {
      const seconds = Number(rest[0]);
      if (!Number.isFinite(seconds)) return run;
      run.seconds += seconds;
    } else if (name === 'exit') return { ...run, exitCode: Number(rest[0] ?? 0) & 255 };
    else if (name === 'false') return { ...run, exitCode: 1 };
    else if (!['true', 'date', 'env', 'hostname'].includes(name)) return run;
  }
  return { ...run, exitCode: 0 };
}

// --- internal ---

/** The commands in `sh -c "a && b; c"`, or the one command that is given as words. */
function partsOf(command: readonly string[]): string[] {
  const [shell = '', flag = '', script] = command;
  if (/(^|\/)(ba|da)?sh$/.test(shell) && /^-\w*c$/.test(flag) && script !== undefined) {
    return script
      .split(/&&|;|\n/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  return [command.join(' ')];
}

function wordsOf(part: string): string[] {
  return (part.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
    word.replace(/^(["'])(.*)\1$/, '$2'),
  );
}
