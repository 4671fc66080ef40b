const DATE = /^\d{4}-\d{2}(?<day>-\d{2})?$/;

/**
 * A date as the prose of all pages has it, with its word: `on 30 November 2026`; or, where no day is known, `in September 2026`.
 *
 * @param date as `2026-11-30` or `2026-09`
 */
export function onDate(date: string): string {
  return `${DATE.exec(date)?.groups?.['day'] === undefined ? 'in' : 'on'} ${dateInWords(date)}`;
}

/** The same without its word: `30 November 2026`. */
export function dateInWords(date: string): string {
  const parts = DATE.exec(date);
  const at = new Date(date);
  if (!parts || Number.isNaN(at.getTime())) {
    throw new Error(`expected a day or a month, as 2026-09-29 or 2026-09, found "${date}"`);
  }
  const day = parts.groups?.['day'] === undefined ? {} : ({ day: 'numeric' } as const);
  const form = { ...day, month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return at.toLocaleDateString('en-GB', form);
}
