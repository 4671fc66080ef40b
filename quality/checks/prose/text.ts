/** Stands in a text for what differs from case to case: `${name}` in a program, `…` on a page. */
const ANYTHING = '\u0000';

/**
 * The strings of a TypeScript source, comments left out: what a program may print. Strings that are joined by `+` are one,
 * and what is put into them is {@link ANYTHING}.
 */
export function textsIn(source: string): string[] {
  return placedTextsIn(source).map(({ text }) => text);
}

/** The same, each with the place where it begins. */
export function placedTextsIn(source: string): { text: string; at: number }[] {
  const texts: { text: string; at: number }[] = [];
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    if (match[0].startsWith('/')) continue;
    const between = source.slice(end, match.index);
    const text = textOf(match[0]);
    const joint = JOINT.exec(between);
    const previous = texts.at(-1);
    if (joint && previous) previous.text += (joint[1] === undefined ? '' : ANYTHING) + text;
    else texts.push({ text, at: match.index });
    end = match.index + match[0].length;
  }
  return texts;
}

/** A TypeScript source without its comments and the contents of its strings. */
export function codeOnly(source: string): string {
  return source.replaceAll(TOKEN, (token) => (token.startsWith('/') ? ' ' : "''"));
}

/** Texts in which words are looked for often. */
export interface Library {
  /** The first text in which the words stand, if any; what it fills in may be any words that some text has. */
  find(words: string): string | undefined;
  /** Returns true if the words stand in a text as they are, with nothing filled in. */
  has(words: string): boolean;
}

/** Prepares texts, so that looking does not mean reading them all. */
export function libraryOf(texts: readonly string[]): Library {
  const all = [...new Set(texts.map(straight))];
  const byWord = new Map<string, number[]>();
  const vocabulary = new Set(all.flatMap(wordsOf));
  for (const [index, text] of all.entries()) {
    for (const word of new Set(longWordsOf(text))) {
      const list = byWord.get(word);
      if (list) list.push(index);
      else byWord.set(word, [index]);
    }
  }
  return {
    has: (words) => all.some((text) => isIn(words, text)),
    find(words) {
      const wanted = longWordsOf(words);
      if (wordsOf(words).some((word) => !vocabulary.has(word))) return undefined;
      const letters = new Map<number, number>();
      for (const word of wanted) {
        for (const index of byWord.get(word) ?? []) {
          letters.set(index, (letters.get(index) ?? 0) + word.length);
        }
      }
      const enough = wanted.join('').length * OWN;
      return [...letters]
        .filter(([, own]) => own >= enough)
        .sort(([, a], [, b]) => b - a)
        .map(([index]) => all[index]!)
        .find((text) => standsIn(words, text));
    },
  };
}

/**
 * Returns true if words stand, letter for letter, somewhere in a text. `…` in the words and {@link ANYTHING} in the
 * text match whatever fits. A match that is mostly filled in says nothing, so a part of a text must be nearly all its
 * own words, and a whole one a third.
 */
export function standsIn(words: string, text: string): boolean {
  if (isIn(words, text)) return true;
  const wanted = words.replaceAll('…', ANYTHING);
  const ended = text.replace(/[.,:;]$/, '');
  return (
    filledIn(wanted, text, false) <= wanted.length * FILLED_IN_PART ||
    filledIn(wanted, ended, true) <= wanted.length * (1 - OWN)
  );
}

/** Returns true if a text has the words, and not in the middle of another word. */
export function isIn(words: string, text: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!cuts(text, at) && !cuts(text, at + words.length)) return true;
  }
  return false;
}

/** With straight apostrophes, as on a keyboard. */
export function straight(text: string): string {
  return text.replaceAll('’', "'");
}

// --- internal ---

/** The part of the words that a text must have itself. */
const OWN = 0.3;
const FILLED_IN_PART = 0.35;

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}|[^`\\])*`/g;
const JOINT = /^\s*\+\s*(?:([\w.()]+)\s*\+\s*)?$/;

function textOf(token: string): string {
  const inside = token.slice(1, -1);
  const filled = token.startsWith('`')
    ? inside.replaceAll(/\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}/g, ANYTHING)
    : inside;
  return filled.replaceAll(/\\(['"`\\])/g, '$1').replaceAll(/(\\n|\s)+/g, ' ');
}

/**
 * How many letters of the words are filled in on the cheapest way of reading them in the text, or infinitely many when
 * there is no way. `whole`: from the beginning of the text to its end.
 */
function filledIn(words: string, text: string, whole: boolean): number {
  const none = Number.POSITIVE_INFINITY;
  // For each place in the text: the cheapest way of having read the words up to there.
  let costs = Array.from({ length: text.length + 1 }, (_, at) =>
    at === 0 || (!whole && !cuts(text, at)) ? 0 : none,
  );
  const skip = () => {
    for (let at = 0; at < text.length; at++) {
      if (text[at] === ANYTHING) costs[at + 1] = Math.min(costs[at + 1]!, costs[at]!);
    }
  };
  for (const letter of words) {
    skip();
    if (letter === ANYTHING) {
      let cheapest = none;
      costs = costs.map((cost) => (cheapest = Math.min(cheapest, cost)));
      continue;
    }
    const next = new Array<number>(text.length + 1).fill(none);
    for (let at = 0; at < text.length; at++) {
      if (text[at] === letter) next[at + 1] = Math.min(next[at + 1]!, costs[at]!);
      if (text[at] === ANYTHING) next[at] = Math.min(next[at]!, costs[at]! + 1);
    }
    costs = next;
  }
  skip();
  return whole ? costs[text.length]! : Math.min(...costs.filter((_, at) => !cuts(text, at)));
}

/** Returns true if a place in a text is in the middle of a word; a hyphen holds words together. */
function cuts(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? ' ', text[at] ?? ' '];
  return (/\w/.test(before) && /[\w-]/.test(after)) || (before === '-' && /\w/.test(after));
}

function wordsOf(text: string): string[] {
  return text.match(/[A-Za-z]+/g) ?? [];
}

/** Words that are rare enough to find a text by. */
function longWordsOf(text: string): string[] {
  return text.match(/[A-Za-z]{4,}/g) ?? [];
}
