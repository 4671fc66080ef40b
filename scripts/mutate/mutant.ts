/** A way of breaking the project that the check must notice. */
export interface Mutant {
  /** What is broken, as a sentence of few words. */
  name: string;
  file: string;
  /** The broken text of the file; `undefined` deletes the file. Throws when there is nothing to break. */
  edit(text: string): string | undefined;
}

/** Replaces the first occurrence of a text. Throws when it is not there: a mutant that changes nothing proves nothing. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`expected ${JSON.stringify(from)} in the file`);
    return text.replace(from, () => to);
  };
}
