import type { StepEvent } from './events.ts';
import { HOURS_PER_MONTH, usd } from './prices.ts';
import type { Billing, Fields } from './step.ts';

/** A line of what a step says. The terminal colours the label by its tone; a page may do the same. */
export interface Line {
  label: string;
  text: string;
  tone: 'plain' | 'good' | 'bad' | 'quiet' | 'title';
}

/** The lines that show an event to a person. */
export function render(event: StepEvent): Line[] {
  switch (event.type) {
    case 'start': {
      const { target, accountId, region, name } = event.where;
      const place = target === 'local' ? 'the local AWS' : 'AWS';
      return [
        {
          label: '',
          text: `${event.action === 'undo' ? 'Undo: ' : ''}${event.title}`,
          tone: 'title',
        },
        {
          label: '',
          text: `on ${place}, account ${accountId}, ${region}, as "${name}"`,
          tone: 'quiet',
        },
      ];
    }
    case 'need':
      return [{ label: 'needs', text: event.step, tone: 'quiet' }];
    case 'call': {
      if (event.phase === 'needs') return [];
      const why = event.again ? ', again' : ` to ${event.why}`;
      return [{ label: 'calls', text: `${event.service}:${event.operation}${why}`, tone: 'plain' }];
    }
    case 'refused':
      if (event.phase === 'needs') return [];
      // While a step looks for its own work, to do it or to undo it, "there is none" is an answer and no failure.
      if (event.phase === 'find') return [{ label: 'answers', text: event.message, tone: 'quiet' }];
      return [{ label: 'refused', text: `${event.error}: ${event.message}`, tone: 'bad' }];
    case 'resource':
      return [
        {
          label: event.change,
          text: `${event.kind} ${event.id}`,
          tone: TONES[event.change] ?? 'quiet',
        },
      ];
    case 'shown':
      return [
        { label: 'shows', text: `${event.kind} ${event.id}`, tone: 'good' },
        ...Object.entries(event.fields)
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => ({
            label: CONTINUED,
            text: `${name}: ${written(value)}`,
            tone: 'quiet' as const,
          })),
      ];
    case 'say':
      return [{ label: '', text: event.text, tone: 'plain' }];
    case 'waiting':
      return [{ label: 'waits', text: `${event.seconds} s: ${event.state}`, tone: 'quiet' }];
    case 'done':
      return done(event);
  }
}

/** A line as plain text, at the 80 columns of a recording and of a page. */
export function plain(line: Line): string {
  return plainAt(WIDTH, line);
}

/**
 * A line as plain text: the label, padded, and the text wrapped under itself at so many columns. A command to type next stays
 * in one piece, so that it can be copied.
 */
export function plainAt(width: number, { label, text }: Line): string {
  if (label === 'next') return label.padEnd(LABEL_WIDTH) + text;
  const indent = label === '' ? 0 : LABEL_WIDTH;
  const wrapped = wrap(text, width - indent).join(`\n${' '.repeat(indent)}`);
  return label === '' ? wrapped : `${label.padEnd(LABEL_WIDTH - 1)} ${wrapped}`;
}

/** Breaks a text at its spaces into lines of so many columns. A word that is longer has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

// --- internal ---

const WIDTH = 80;
const LABEL_WIDTH = 9;
/** The label of a line that belongs to the one above it. */
const CONTINUED = ' ';
const TONES: Record<string, Line['tone']> = { created: 'good', updated: 'good', deleted: 'good' };

function done(event: Extract<StepEvent, { type: 'done' }>): Line[] {
  const lines: Line[] = [
    { label: '', text: `${RESULTS[event.result]} ${price(event)}`.trim(), tone: 'good' },
  ];
  if (event.next !== undefined) lines.push({ label: 'next', text: event.next, tone: 'plain' });
  return lines;
}

const RESULTS = {
  made: 'Done.',
  'waits for an answer': 'It waits for your answer.',
  'already there': 'Nothing to do: it is already done.',
  read: 'Done. Nothing was written.',
  undone: 'Undone.',
  'already gone': 'Nothing to undo.',
};

function written(value: Fields[string]): string {
  if (typeof value !== 'object') return String(value);
  return value.length === 0 ? 'none' : value.join(', ');
}

function price({ result, usdPerHour, billing }: Extract<StepEvent, { type: 'done' }>): string {
  if (result !== 'made' && result !== 'already there') return '';
  if (usdPerHour === 0)
    return billing ? `On AWS, ${FREE_BY_THE_HOUR[billing]}.` : 'It costs nothing.';
  const perHour = `${usd(usdPerHour)} per hour, ${usd(usdPerHour * HOURS_PER_MONTH, 2)} per month`;
  return `On AWS, it costs ${perHour}${billing ? `, ${billing}` : ''}.`;
}

/** In words, for a price that has nothing by the hour from now on. */
const FREE_BY_THE_HOUR: Record<Billing, string> = {
  'by the request': 'it is billed by the request, not by the hour',
  'by the gigabyte': 'it is billed by the gigabyte, not by the hour',
  'while it runs': 'it costs money only while it runs',
  'while it lasts': 'it costs more only while it lasts',
  'for the tasks that it adds': 'you pay only for the tasks that it adds',
  'for the tasks while they run': 'you pay for the tasks only while they run',
  'plus the tasks that it adds': 'you pay only for the tasks that it adds',
  'plus the capacity that is used': 'you pay only for the capacity that is used',
};
