/**
 * Ids that look random and are not: each is a hash of the account's seed, the kind of resource, its parent, and how
 * many of that kind the parent has had. A new call on one page therefore changes no id on another page.
 */

const HEX = '0123456789abcdef';

/** `length` hex digits that depend only on `parts`. Spread evenly; not for secrets. */
export function hexId(length: number, ...parts: (string | number)[]): string {
  const next = generator(parts.join('\u0000'));
  let id = '';
  while (id.length < length) id += HEX[next() & 15]!;
  return id;
}

/** `length` characters of `alphabet` that depend only on `parts`. */
export function wordId(length: number, alphabet: string, ...parts: (string | number)[]): string {
  const next = generator(parts.join('\u0000'));
  let id = '';
  while (id.length < length) id += alphabet[next() % alphabet.length]!;
  return id;
}

/** A UUID (version 4 in form) that depends only on `parts`. */
export function uuid(...parts: (string | number)[]): string {
  const hex = hexId(32, ...parts);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

// --- internal ---

/** The sfc32 generator, seeded by four rounds of FNV-1a over the text. */
function generator(text: string): () => number {
  let [a, b, c, d] = [fnv(text, 0x811c9dc5), fnv(text, 0x9e3779b9), fnv(text, 0x85ebca6b), 1];
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 16) & 0xffff;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  return next;
}

function fnv(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
