/** The line, counted from 1, of a place in a text. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** The line in which the first of some words stands that a text has; 1 where it has none of them. */
export function lineOf(text: string, ...words: string[]): number {
  const at = words.map((each) => text.indexOf(each)).find((index) => index >= 0);
  return lineAt(text, at ?? 0);
}

/** The line in which words stand in quotes of either kind. */
export function lineOfQuoted(text: string, words: string): number {
  return lineOf(text, `"${words}"`, `'${words}'`);
}
