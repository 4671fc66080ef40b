/** The day that it is, in UTC: `2026-03-01`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
