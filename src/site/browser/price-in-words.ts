import { HOURS_PER_MONTH, usd } from '../../engine/prices.ts';

/** `$0.0588 per hour, $42.93 per month`. */
export function priceInWords(usdPerHour: number): string {
  return `${usd(usdPerHour)} per hour, ${usd(usdPerHour * HOURS_PER_MONTH, 2)} per month`;
}
