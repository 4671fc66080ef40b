/** A way of breaking the project that the check must notice. */
export interface Mutant extends Edit {
  /** Names the breakage in few words: the same name for the same breakage, as long as what it breaks is there. */
  name: string;
  /** The kind of breakage, for the statistics: `drop a marker`. */
  kind: string;
  /** Why it matters, as a sentence. */
  why?: string;
  /** The edits that go along with it, when one file would not do. */
  also?: readonly Edit[];
}

/** A change of one file. */
export interface Edit {
  file: string;
  /** The broken text of the file; `undefined` deletes the file. Throws when there is nothing to break. */
  edit(text: string): string | undefined;
}

/** A file as a mutant changes it. */
export interface Edited {
  file: string;
  /** `undefined`: the file is deleted. */
  text: string | undefined;
}

/**
 * Does what a mutant does, to texts. Throws when it changes nothing: a mutant that is the same as the original proves
 * nothing.
 *
 * @param read the text of a file, `''` where there is none
 */
export function editedBy(mutant: Mutant, read: (file: string) => string): Edited[] {
  return [mutant, ...(mutant.also ?? [])].map(({ file, edit }) => {
    const before = read(file);
    const text = edit(before);
    if (text === before) throw new Error(`"${mutant.name}" does not change ${file}`);
    return { file, text };
  });
}

/** Replaces the first occurrence of a text. Throws when it is not there: a mutant that changes nothing proves nothing. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`expected ${JSON.stringify(from)} in the file`);
    return text.replace(from, () => to);
  };
}

/** Changes one line, counted from 1; `undefined` takes it out. */
export function onLine(
  line: number,
  change: (text: string) => string | undefined,
): (text: string) => string {
  return (text) => {
    const lines = text.split('\n');
    const changed = change(lines[line - 1] ?? '');
    lines.splice(line - 1, 1, ...(changed === undefined ? [] : [changed]));
    return lines.join('\n');
  };
}

/** Deletes the file. */
export function gone(): undefined {
  return undefined;
}

/** A piece of a text: where it begins, and where it ends. */
export interface Span {
  from: number;
  to: number;
}

/** Changes a piece of a text. */
export function inSpan(
  { from, to }: Span,
  change: (piece: string) => string,
): (text: string) => string {
  return (text) => text.slice(0, from) + change(text.slice(from, to)) + text.slice(to);
}

/** A mutant of one file, which is named in the mutant's name. */
export function mutantOf(file: string, kind: string, what: string, edit: Edit['edit']): Mutant {
  return { name: `${file}: ${what}`, kind, file, edit };
}
