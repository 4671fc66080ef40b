/** The things that a text speaks of, as they are compared: names as they are in code, marked by a backtick, and words without endings. */
export type Spoken = ReadonlySet<string>;

/** The things that a piece of a page's source speaks of. Names are what stands in code spans, and words with a hump in them. */
export function spokenIn(markdown: string): Spoken {
  const text = markdown
    .replaceAll(/\]\([^)]*\)|<[^>]*>/g, ' ')
    // A member of every step: the paragraph tells what another one has done.
    .replaceAll(/`(?:find|run|undo)`/g, ' ');
  const spans = [...text.matchAll(/`([^`]*)`/g)].map((match) => match[1]!);
  const humped = text.match(/\b[A-Za-z]+[a-z][A-Z]\w*/g) ?? [];
  return new Set([...namesIn([...spans, ...humped].join(' ')), ...wordsIn(text)]);
}

/** The things that code speaks of. An operation goes by its name, whatever class the SDK wraps it in. */
export function spokenInCode(code: string): Spoken {
  const names = namesIn(code.replaceAll(/\b([A-Z]\w+)Command\b/g, '$1'));
  return new Set([...names, ...wordsIn(names.join(' '))]);
}

/** The words of which a text or a name consists, as they are compared: `deletes` and `DeleteCluster` share one. */
export function wordsIn(text: string): Set<string> {
  const parted = text
    .replaceAll('vCPU', 'Vcpu')
    .replaceAll(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2 ')
    .toLowerCase();
  return new Set(
    (parted.match(/[a-z]{3,}/g) ?? []).filter((word) => !SMALL.has(word)).map(withoutEnding),
  );
}

/**
 * How much a text speaks of something. A name counts twice a word, and what many things have hardly counts.
 *
 * @param all what there is to speak of
 */
export function weightOf(text: Spoken, thing: Spoken, all: readonly Spoken[]): number {
  return [...text]
    .filter((each) => thing.has(each))
    .map((each) => (each.startsWith('`') ? 2 : 1) / all.filter((one) => one.has(each)).length ** 2)
    .reduce((sum, weight) => sum + weight, 0);
}

/** The things that both speak of, for a person to read. */
export function shared(text: Spoken, thing: Spoken): string {
  return [...text]
    .filter((each) => thing.has(each))
    .join(', ')
    .replaceAll('`', '');
}

// --- internal ---

/** Words that say nothing about what a sentence is about. */
const SMALL = new Set(
  'and are but can does each find for from had has have how its may more most none not npm one only other our run say says so than that the them then there they this what when where which while who will with without you your async await const return true false'.split(
    ' ',
  ),
);

function namesIn(text: string): string[] {
  const found = text.match(/[A-Za-z_]\w{2,}/g) ?? [];
  return found.filter((name) => !SMALL.has(name)).map((name) => `\`${name}`);
}

function withoutEnding(word: string): string {
  return word.replace(/(?:ing|ies|ed|es|s|e|y)$/, '');
}
