/** `$1,234.56`. */
export function dollars(usd: number): string {
  return `$${usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** `9.86 million`, `730`, `0.5`: a number in a sentence. */
export function count(value: number): string {
  if (value >= 1e9) return `${fixed(value / 1e9)} billion`;
  return value >= 1e6 ? `${fixed(value / 1e6)} million` : fixed(value, value < 100 ? 2 : 0);
}

/** `10M`, `730`: a number at the edge of a chart. */
export function short(value: number): string {
  return value.toLocaleString('en', { notation: 'compact', maximumFractionDigits: 2 });
}

// --- internal ---

function fixed(value: number, digits = 2): string {
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
