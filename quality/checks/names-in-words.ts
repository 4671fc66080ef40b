/** What a text speaks of: names as they are written in code, and plain words without their endings. */
export interface Spoken {
  names: ReadonlySet<string>;
  words: ReadonlySet<string>;
}

/** What a piece of a page's source speaks of. Names are what stands in code spans, and words with a hump in them. */
export function spokenIn(markdown: string): Spoken {
  const text = markdown
    .replaceAll(/\]\([^)]*\)|<[^>]*>/g, ' ')
    // A member of every step: the paragraph tells what another one has done.
    .replaceAll(/`(?:find|run|undo)`/g, ' ');
  const spans = [...text.matchAll(/`([^`]*)`/g)].map((match) => match[1]!);
  const humped = text.match(/\b[A-Za-z]+[a-z][A-Z]\w*/g) ?? [];
  return { names: identifiersIn([...spans, ...humped].join(' ')), words: wordsIn(text) };
}

/** What code speaks of. An operation goes by its name, whatever class the SDK wraps it in. */
export function spokenInCode(code: string): Spoken {
  const names = identifiersIn(code.replaceAll(/\b([A-Z]\w+)Command\b/g, '$1'));
  return { names, words: wordsIn([...names].join(' ')) };
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

// --- internal ---

/** Words that say nothing about what a sentence is about. */
const SMALL = new Set(
  'and are but can find run npm does each for from had has have how its not may more most none one only other our say says so than that the them then there they this what when where which while who will with without you your async await const return true false'.split(
    ' ',
  ),
);

function identifiersIn(text: string): Set<string> {
  const found = text.match(/[A-Za-z_]\w{2,}/g) ?? [];
  return new Set(found.filter((name) => !SMALL.has(name)));
}

function withoutEnding(word: string): string {
  return word.replace(/(?:ing|ies|ed|es|s|e|y)$/, '');
}
