/**
 * Finds the texts that a message fits best: those that have all its words or, as for a message with the names of somebody
 * else's account, those that have the most. Returns their places in the list; all, for a message without a word.
 */
export function bestMatches(message: string, texts: readonly string[]): number[] {
  const words = [...new Set(wordsOf(message))];
  const hits = texts.map((text) => {
    const lower = text.toLowerCase();
    return words.filter((word) => lower.includes(word)).length;
  });
  const most = Math.max(...hits);
  if (words.length > 0 && most === 0) return [];
  return [...texts.keys()].filter((index) => hits[index] === most);
}

// --- internal ---

/** Numbers and short words are in every message. */
function wordsOf(message: string): string[] {
  return message.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
}
