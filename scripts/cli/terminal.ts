import { styleText } from 'node:util';
import type { StepEvent } from '../../src/engine/events.ts';
import { plain, plainAt, render, wrap, type Line } from '../../src/engine/render.ts';

/** Where a command speaks: text for a person, or JSON lines for a program. */
export interface Terminal {
  json: boolean;
  event(event: StepEvent): void;
  /** A line for a person: stdout, or stderr under `--json`. */
  line(line: Line): void;
  /** Text for a person. */
  note(text: string): void;
  /** Prints a text that is laid out already, such as a table, as it is. */
  asIs(text: string): void;
  /** How wide the terminal is, where there is one. */
  columns: number | undefined;
  /** One object for a program. Nothing without `--json`. */
  data(object: object): void;
  error(message: string, next?: string): void;
}

/**
 * Colours follow the stream: NO_COLOR, FORCE_COLOR and pipes are honoured.
 *
 * @param isTaken true if stdout is for something else than what is told here
 */
export function terminal(json: boolean, isTaken = json): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endWithStream);
  const people = isTaken ? process.stderr : process.stdout;
  const line = (each: Line) => people.write(`${paint(each, people)}\n`);
  const data = (object: object) => {
    if (json) process.stdout.write(`${JSON.stringify(object)}\n`);
  };
  return {
    json,
    line,
    data,
    event(event) {
      data(event);
      for (const each of render(event)) line(each);
    },
    note: (text) => people.write(`${fitted(text, people)}\n`),
    asIs: (text) => people.write(`${text}\n`),
    columns: columnsOf(people),
    error(message, next) {
      data({ type: 'error', message, next });
      const text = fitted(message, process.stderr, LABEL);
      process.stderr.write(`${style('red', 'error', process.stderr)}    ${text}\n`);
      if (next !== undefined)
        process.stderr.write(`${style('bold', 'next', process.stderr)}     ${next}\n`);
    },
  };
}

/** The columns of a terminal, of which fewer than 40 would leave no room for text; `undefined` where it is none. */
export function columnsOf({ isTTY, columns }: Partial<Stream>): number | undefined {
  return isTTY && columns ? Math.max(40, columns) : undefined;
}

/**
 * A text of one or several lines, broken at the terminal's width. Elsewhere it stays as it is: so a program finds it.
 *
 * @param indent of what stands before its first line, and so before the others
 */
export function fitted(text: string, stream: Partial<Stream>, indent = 0): string {
  const columns = columnsOf(stream);
  if (columns === undefined) return text;
  return text
    .split('\n')
    .flatMap((line) => wrap(line, columns - indent))
    .join(`\n${' '.repeat(indent)}`);
}

// --- internal ---

type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>;

/** As wide as a label. */
const LABEL = 9;

/**
 * Ends as other programs do whose reader has gone, as in `npm run tutorial | head`: with 128 and the number of SIGPIPE. A disk
 * that takes no more is told where that can still be read.
 */
function endWithStream({ code }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') process.exit(141);
  process.exitCode = 2;
  process.stderr.write(
    `error    Nothing more can be printed (${code}). Everything that is already done stays.\n`,
    () => process.exit(2),
  );
}

const COLOURS = { plain: 'cyan', good: 'green', bad: 'red', quiet: 'gray', title: 'bold' } as const;

function paint(line: Line, stream: NodeJS.WriteStream): string {
  const columns = columnsOf(stream);
  const text = columns === undefined ? plain(line) : plainAt(columns, line);
  const colour = COLOURS[line.tone];
  if (line.label === '') return line.tone === 'plain' ? text : style(colour, text, stream);
  return style(colour, line.label, stream) + text.slice(line.label.length);
}

function style(
  colour: Parameters<typeof styleText>[0],
  text: string,
  stream: NodeJS.WriteStream,
): string {
  return styleText(colour, text, { stream });
}
