/** A cron expression as AWS writes it: six fields, as sets of what fits. */
export interface Cron {
  minute: Set<number>;
  hour: Set<number>;
  day: Set<number>;
  month: Set<number>;
  weekday: Set<number>;
  year: Set<number>;
}

/**
 * Reads `cron(0 20 ? * MON-FRI *)`: minutes, hours, day of month, month, day of week, year. `undefined` for what is none, and
 * for `L`, `W` and `#`, which are not modelled.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
export function readCron(schedule: string): Cron | undefined {
  const fields = /^cron\((.*)\)$/.exec(schedule)?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) return undefined;
  const [minute, hour, day, month, weekday, year] = RANGES.map((range, index) =>
    valuesOf(fields[index]!, range),
  );
  if (!minute || !hour || !day || !month || !weekday || !year) return undefined;
  return { minute, hour, day, month, weekday, year };
}

/** The first minute after an instant at which an expression is due in a time zone, in milliseconds; at most a year away. */
export function nextDue(cron: Cron, timeZone: string, after: number): number | undefined {
  const clock = clockIn(timeZone);
  let at = Math.floor(after / MINUTE) * MINUTE + MINUTE;
  for (const end = after + YEAR; at < end;) {
    const { minute, hour, day, month, weekday, year } = clock(at);
    const isDay =
      cron.day.has(day) &&
      cron.month.has(month) &&
      cron.weekday.has(weekday) &&
      cron.year.has(year);
    if (isDay && cron.hour.has(hour) && cron.minute.has(minute)) return at;
    // The clocks of all time zones show a new hour at a quarter of an hour, so none is missed.
    at = isDay && cron.hour.has(hour) ? at + MINUTE : Math.floor(at / QUARTER) * QUARTER + QUARTER;
  }
  return undefined;
}

/** True if there is such a time zone: `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    clockIn(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

// --- internal ---

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const YEAR = 366 * 24 * 60 * MINUTE;

const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

interface Range {
  from: number;
  to: number;
  names?: readonly string[];
}

const RANGES: readonly Range[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12, names: MONTHS },
  { from: 1, to: 7, names: DAYS },
  { from: 1970, to: 2199 },
];

/** `*`, `?`, `5`, `1-5`, `MON-FRI`, `0/15`, and lists of them. */
function valuesOf(field: string, { from, to, names }: Range): Set<number> | undefined {
  const number = (text: string): number => {
    const named = names?.indexOf(text.toUpperCase()) ?? -1;
    return named >= 0 ? named + from : /^\d+$/.test(text) ? Number(text) : NaN;
  };
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [span = '', step] = part.split('/');
    const [first = '', last] = span.split('-');
    const every = first === '*' || first === '?';
    const least = every ? from : number(first);
    const most = last !== undefined ? number(last) : every || step !== undefined ? to : least;
    const by = step === undefined ? 1 : number(step);
    if (!(least >= from && least <= most && most <= to && by >= 1)) return undefined;
    for (let value = least; value <= most; value += by) values.add(value);
  }
  return values;
}

/** Reads the clock on the wall of a time zone. Throws a RangeError when there is no such zone. */
function clockIn(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'short',
  });
  return (at: number) => {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, value]),
    );
    return {
      minute: Number(parts['minute']),
      hour: Number(parts['hour']),
      day: Number(parts['day']),
      month: Number(parts['month']),
      weekday: DAYS.indexOf(parts['weekday']!.toUpperCase()) + 1,
      year: Number(parts['year']),
    };
  };
}
