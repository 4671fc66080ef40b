import { existsSync, readFileSync } from 'node:fs';
import { RECORDED_ON } from '../../src/site/build/paths.ts';

/** The day on which `npm run record` last wrote something new, in UTC: `2026-03-01`. */
export function recordedOn(): string | undefined {
  if (!existsSync(RECORDED_ON)) return undefined;
  return (JSON.parse(readFileSync(RECORDED_ON, 'utf8')) as { date?: string }).date;
}
