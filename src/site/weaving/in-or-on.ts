/**
 * The word before a date that is a day or, where no day is known, a month: something is read on 2026-09-29, but in 2026-09.
 *
 * @param date as `2026-09-29` or `2026-09`
 */
export function inOrOn(date: string): 'in' | 'on' {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return 'on';
  if (/^\d{4}-\d{2}$/.test(date)) return 'in';
  throw new Error(`expected a day or a month, as 2026-09-29 or 2026-09, found "${date}"`);
}
